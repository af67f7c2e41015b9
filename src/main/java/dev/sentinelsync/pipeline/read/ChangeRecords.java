package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.history.ChangesCodec;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.HistoryCatalog;
import dev.sentinelsync.history.LastChanges;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.CatalogState;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.FirstParents;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.state.CommitRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the history in memory to a revision. What a commit changed comes from the state, else from
 * Git, and goes into the state then; a fresh build neither reads nor writes records there. History
 * is exactly what the clone reaches along first parents: stored records of commits behind the end
 * of a limited clone are not looked at.
 */
public final class ChangeRecords {

  private static final Logger LOG = LoggerFactory.getLogger(ChangeRecords.class);

  /**
   * Commits per round: bounds memory, and a process that is killed has stored the rounds before.
   */
  private static final int ROUND = 1_000;

  /**
   * Records of fewer commits than this are neither looked up nor stored: to compare their trees
   * takes half a millisecond each, and a transaction that is on disk takes longer than all of them.
   * The next start reads the whole history and stores what is missing.
   */
  static final int FEW = 16;

  /** Records in use are marked this often; what matters is that it is far less than a month. */
  private static final Duration TOUCHED = Duration.ofDays(7);

  private final Optional<CommitRecords> store;
  private final ItemRecords items;

  /**
   * @param store empty if every build is a fresh one
   */
  public ChangeRecords(Optional<CommitRecords> store, FileReading reading) {
    this.store = store;
    this.items = new ItemRecords(reading);
  }

  /**
   * Adds the newest change of every path that a commit between has touched, and what the commits
   * did to items.
   *
   * @param read what the build has just read, so that it need not be read again
   */
  public void update(BuildRequest build, FactGraph.Changes facts, Collection<SourceFile> read) {
    if (!build.site().settings().pages().past().history()) {
      return;
    }
    SourceRepository source = build.site().source();
    LastChanges history = build.site().catalog().history();
    FirstParents walked = source.firstParents(build.revision(), history::contains);
    if (!history.canFollow(walked)) {
      walked = source.firstParents(build.revision(), commit -> false);
    }
    history.follow(walked);
    List<String> newer = walked.newer();
    if (!addPrepared(build, newer)) {
      addNewer(build, walked, read);
    }
    history.report((path, change) -> put(facts, InputCatalog.LAST_CHANGE, path, change));
    history.reportItems((path, past) -> put(facts, HistoryCatalog.ITEM_HISTORY, path, past));
    history.reportCommits((commit, past) -> put(facts, HistoryCatalog.COMMIT, commit, past));
  }

  /**
   * Finds out what some commits changed before the facts are brought to each of them in turn: for
   * all of them at once, on all processors, and with one look into the state.
   *
   * @param commits in a row; the history of the clone does not begin with one of them
   * @param read what the build has just read, so that it need not be read again
   */
  public void prepare(BuildRequest build, List<String> commits, Collection<SourceFile> read) {
    if (build.site().settings().pages().past().history()) {
      Map<CommitChanges, CommitHistory> prepared =
          read(build, store, Optional.empty(), commits, new VersionReader.Known(read));
      build.site().catalog().prepare(prepared);
    }
  }

  private static boolean addPrepared(BuildRequest build, List<String> newer) {
    CatalogState catalog = build.site().catalog();
    return newer.size() == 1 && catalog.takePrepared(newer.get(0), catalog.history()::add);
  }

  private void addNewer(BuildRequest build, FirstParents walked, Collection<SourceFile> read) {
    List<String> newer = walked.newer();
    boolean many = newer.size() >= FEW || build.isOnTheWay();
    Optional<CommitRecords> used = store.filter(open -> many);
    VersionReader.Known known = new VersionReader.Known(newer.isEmpty() ? List.of() : read);
    if (newer.size() > ROUND) {
      LOG.info("Reading what {} commits changed", newer.size());
    }
    for (int from = 0; from < newer.size(); from += ROUND) {
      List<String> round = newer.subList(from, Math.min(from + ROUND, newer.size()));
      read(build, used, walked.boundary(), round, known)
          .forEach(build.site().catalog().history()::add);
    }
  }

  private static <V> void put(FactGraph.Changes facts, Family<V> family, String id, V value) {
    if (value == null) {
      facts.remove(family, id);
    } else {
      facts.set(family, id, value);
    }
  }

  private Map<CommitChanges, CommitHistory> read(
      BuildRequest build,
      Optional<CommitRecords> used,
      Optional<String> boundary,
      List<String> commits,
      VersionReader.Known known) {
    String scope = scope(build.site());
    Map<String, byte[]> stored =
        used.filter(open -> build.cache().isRead())
            .map(open -> open.get(scope, commits))
            .orElseGet(TreeMap::new);
    Map<String, byte[]> computed = new TreeMap<>();
    List<CommitChanges> all = new ArrayList<>();
    for (String commit : commits) {
      if (boundary.filter(commit::equals).isPresent()) {
        all.add(CommitChanges.unknown(commit, 0));
        continue;
      }
      Optional<CommitChanges> found =
          Optional.ofNullable(stored.get(commit)).flatMap(it -> ChangesCodec.decode(commit, it));
      CommitChanges changes = found.orElseGet(() -> compute(build.site(), commit));
      if (found.isEmpty()) {
        computed.put(commit, ChangesCodec.encode(changes));
      }
      all.add(changes);
    }
    if (build.cache().isWritten() && !computed.isEmpty()) {
      used.ifPresent(open -> open.put(scope, computed));
    }
    return items.of(build, used, all, known);
  }

  private static CommitChanges compute(SiteRuntime site, String commit) {
    Revision revision = site.source().resolve(commit);
    long committedAt = revision.committerTime().getEpochSecond();
    try {
      return CommitChanges.of(
          commit,
          committedAt,
          site.source().changes(revision, site.settings().pages().folders()).changes());
    } catch (SourceException e) {
      if (e.reason() != SourceException.Reason.LIMIT) {
        throw e;
      }
      // A commit of the past must not keep today's files from being published.
      LOG.warn("The history begins after commit {}: {}", revision.shortId(), e.getMessage());
      return CommitChanges.unknown(commit, committedAt);
    }
  }

  /** Marks the records of all commits that a site can reach, so that they are not evicted. */
  public static void touch(CommitRecords store, SiteRuntime site, Instant now) {
    if (!site.settings().pages().past().history() || !site.source().hasClone()) {
      return;
    }
    touch(
        store,
        scope(site),
        now,
        () -> site.source().firstParents(site.source().head(), commit -> false).newer());
  }

  /** Marks the records of some commits in one scope, if one of them was not marked lately. */
  static void touch(CommitRecords open, String scope, Instant now, Supplier<List<String>> commits) {
    if (open.oldestUse(scope).filter(now.minus(TOUCHED)::isAfter).isPresent()) {
      open.touch(scope, commits.get());
    }
  }

  /** What a record depends on besides the commit. */
  static String scope(SiteRuntime site) {
    Fingerprint folders =
        Fingerprints.of(
            List.of(
                new TreeSet<>(site.settings().pages().folders()),
                site.settings().source().limits()));
    return "%s.%016x%016x".formatted(ReaderBuild.CHECKSUM, folders.high(), folders.low());
  }
}
