package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.AddressRecords;
import dev.sentinelsync.pipeline.read.CacheCount;
import dev.sentinelsync.pipeline.read.ChangeRecords;
import dev.sentinelsync.pipeline.read.FileBatch;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.site.past.AddressHistory;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the facts in memory to the first parent of the revision, by way of all commits of which it
 * is not known which addresses they took away. For each of them the facts are made as for a sync,
 * but no page is. If all is known, or nobody wants to know, the facts stay where they are.
 */
public final class PastStep {

  private static final Logger LOG = LoggerFactory.getLogger(PastStep.class);

  /**
   * Files and commits per round: bounds memory, and a killed process has stored the rounds before.
   */
  private static final int FILES = 2_000;

  private static final int COMMITS = 100;

  /** What two cores do with the real repository. */
  private static final int COMMITS_A_SECOND = 17;

  /** A walk over more commits than this is announced, since it takes some time. */
  private static final int MANY = 50;

  private final AddressRecords records;
  private final ChangeRecords changes;
  private final Steps steps;
  private final ProgressListener progress;

  /**
   * The steps of a build that are gone through for each commit.
   *
   * @param detect finds the files that differ
   * @param parse brings and reads them
   * @param catalog brings the facts to the commit
   */
  record Steps(DetectStep detect, ParseStep parse, CatalogStep catalog) {}

  PastStep(AddressRecords records, ChangeRecords changes, Steps steps, ProgressListener progress) {
    this.records = records;
    this.changes = changes;
    this.steps = steps;
    this.progress = progress;
  }

  /** Finds the commits between, and what differs in the first of them. */
  public PastWalk begin(BuildRequest build) {
    DetectStep.known(build.site());
    records.follow(build);
    List<Revision> commits = commits(build);
    if (commits.size() > MANY) {
      LOG.info(
          "Looking for the addresses that {} commits took away, once, at some {} commits a second;"
              + " site.{}.tombstones=off leaves it out",
          commits.size(),
          COMMITS_A_SECOND,
          build.site().name());
    }
    return round(build, Optional.empty(), commits, commits.size(), CacheCount.NONE);
  }

  /** Reads one batch of files, unless that is done. */
  public Parsed.Batch read(FutureTask<Parsed.Batch> batch) throws InterruptedException {
    batch.run();
    try {
      return batch.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("Files of an earlier commit cannot be read", e.getCause());
    }
  }

  /**
   * Makes the facts of the commits of a round, which is work for one processor. The others read the
   * files of the next round meanwhile.
   */
  public PastWalk advance(PastWalk.Read round) {
    PastWalk walk = round.walk();
    Revision last = walk.round().get(walk.round().size() - 1).build().revision();
    PastWalk next =
        round(walk.build(), Optional.of(last), walk.left(), walk.total(), round.cache());
    next.batches().forEach(ForkJoinPool.commonPool()::execute);
    try {
      prepare(walk.build(), round.commits());
      round.commits().forEach(steps.catalog()::update);
    } catch (RuntimeException e) {
      next.batches().forEach(batch -> batch.cancel(false));
      throw e;
    }
    records.store(walk.build());
    int done = walk.total() - walk.left().size();
    progress.progress("Addresses of the past, commits", done, walk.total());
    if (walk.total() > MANY) {
      LOG.info("Looked for the addresses that {} of {} commits took away", done, walk.total());
    }
    return next;
  }

  /** Finds out what the commits changed, but for the one that the history begins with. */
  private void prepare(BuildRequest build, List<Parsed> round) {
    Facts facts = build.site().catalog().graph().record();
    String first = build.site().catalog().addresses().chain().get(0);
    List<String> commits = new ArrayList<>();
    List<SourceFile> read = new ArrayList<>();
    for (Parsed commit : round) {
      String id = commit.detected().build().revision().id();
      if (!id.equals(first)) {
        commits.add(id);
        // What the facts hold is what was read of the versions before the round.
        commit.detected().changes().changes().stream()
            .flatMap(change -> facts.find(InputCatalog.FILE, change.path()).stream())
            .forEach(read::add);
      }
      read.addAll(commit.files());
    }
    changes.prepare(build, commits, read);
  }

  /** The build itself, once the facts are at the first parent of its revision. */
  public BuildRequest end(PastWalk walk) {
    walk.build().site().catalog().prepare(Map.of());
    return walk.build();
  }

  /** The commits whose facts are made before those of the revision, oldest first. */
  private static List<Revision> commits(BuildRequest build) {
    SiteRuntime site = build.site();
    AddressHistory past = site.catalog().addresses();
    List<String> missing = past.missing();
    if (missing.isEmpty()) {
      return List.of();
    }
    List<String> chain = past.chain();
    int first = chain.indexOf(missing.get(0));
    boolean there =
        site.catalog().revision().equals(Optional.of(chain.get(first - 1))) && isConfigured(site);
    return chain.subList(there ? first : first - 1, chain.size() - 1).stream()
        .map(site.source()::resolve)
        .toList();
  }

  /** Whether the facts in memory are those of the layouts, reference facts and settings of now. */
  private static boolean isConfigured(SiteRuntime site) {
    return site.catalog()
        .revision()
        .flatMap(site.source()::find)
        .filter(
            commit ->
                site.catalog()
                    .isConfigured(
                        site.inputs().site(),
                        site.inputs().reference(),
                        SiteConfiguration.settings(site, commit)))
        .isPresent();
  }

  /**
   * The next commits.
   *
   * @param last the commit before them; empty for that of the facts in memory
   * @param commits all that are left
   */
  private PastWalk round(
      BuildRequest build,
      Optional<Revision> last,
      List<Revision> commits,
      int total,
      CacheCount cache) {
    List<Detected> round = new ArrayList<>();
    Optional<Revision> before = last;
    int files = 0;
    for (Revision commit : commits) {
      if (round.size() == COMMITS || files > FILES) {
        break;
      }
      BuildRequest at = new BuildRequest(build.site(), commit, build.cache(), build.everyPage());
      Detected detected =
          before.isEmpty() ? steps.detect().detect(at) : steps.detect().compare(at, before);
      files += detected.changes().changes().size();
      round.add(detected);
      before = Optional.of(commit);
    }
    List<Revision> left = commits.subList(round.size(), commits.size());
    List<FileVersion> versions = PastWalk.files(round);
    steps.parse().fetch(build, versions);
    List<FutureTask<Parsed.Batch>> batches =
        FileBatch.of(build, versions).stream()
            .map(batch -> new FutureTask<>(() -> steps.parse().parse(batch)))
            .toList();
    return new PastWalk(build, List.copyOf(round), batches, left, total, cache);
  }
}
