package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.attack.ItemTechniques;
import dev.sentinelsync.catalog.attack.TechniqueDelta;
import dev.sentinelsync.catalog.derive.ItemOwners;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.CommitTime;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteSettings.PageSettings;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.Ancestor;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.support.Ordinal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How the rules of techniques changed in the newest days (analysis rules 4.8). What one commit
 * changed is found once and kept in memory while the commit is new enough; the versions of files
 * come from the parse cache, so that nothing is parsed twice.
 */
public final class TechniqueChanges {

  /** The last one is the longest. */
  private static final List<Integer> DAYS = List.of(30, 90);

  private final PathClassifier classifier;
  private final FileReading reading;

  /**
   * @param classifier says which files are rules
   * @param reading says what they say
   */
  public TechniqueChanges(PathClassifier classifier, FileReading reading) {
    this.classifier = classifier;
    this.reading = reading;
  }

  /** Adds the changes between the head and its bases, if the site shows them. */
  public void update(BuildRequest build, FactGraph.Changes facts) {
    PageSettings pages = build.site().settings().pages();
    boolean shown = SiteConfiguration.hasFullPages(build.site());
    if (!pages.past().history() || !shown) {
      DAYS.forEach(days -> facts.remove(AttackCatalog.DELTA, days.toString()));
      return;
    }
    if (build.isOnTheWay() && isThere(build)) {
      // Which pages there are does not depend on what the comparison says.
      return;
    }
    Ancestor head = new Ancestor(build.revision().id(), seconds(build.revision()));
    List<Ancestor> ancestors =
        build
            .site()
            .source()
            .ancestors(build.revision(), one -> isOld(one, head, DAYS.get(DAYS.size() - 1)));
    Map<String, SortedMap<String, Integer>> known = build.site().catalog().techniqueChanges();
    int oldest = addUnknown(build, ancestors, known);
    for (int days : DAYS) {
      int base =
          IntStream.range(0, oldest)
              .filter(index -> isOld(ancestors.get(index), head, days))
              .findFirst()
              .orElse(oldest);
      facts.set(
          AttackCatalog.DELTA,
          Integer.toString(days),
          new TechniqueDelta(
              days,
              time(ancestors.get(base)),
              time(head),
              sum(ancestors.subList(0, base).stream().map(one -> known.get(one.id())).toList())));
    }
  }

  private static boolean isThere(BuildRequest build) {
    Facts facts = build.site().catalog().graph().record();
    return DAYS.stream()
        .allMatch(days -> facts.find(AttackCatalog.DELTA, days.toString()).isPresent());
  }

  private static long seconds(Revision revision) {
    return revision.committerTime().getEpochSecond();
  }

  private static boolean isOld(Ancestor commit, Ancestor head, int days) {
    return commit.committedAt() <= head.committedAt() - Duration.ofDays(days).toSeconds();
  }

  private static CommitTime time(Ancestor commit) {
    return new CommitTime(commit.id(), commit.committedAt());
  }

  private static List<TechniqueDelta.Change> sum(List<SortedMap<String, Integer>> commits) {
    SortedMap<String, TechniqueDelta.Change> sums = new TreeMap<>(Ordinal.ORDER);
    for (SortedMap<String, Integer> commit : commits) {
      commit.forEach(
          (id, net) -> {
            TechniqueDelta.Change before =
                sums.getOrDefault(id, new TechniqueDelta.Change(id, 0, 0));
            sums.put(
                id,
                new TechniqueDelta.Change(
                    id, before.gained() + Math.max(net, 0), before.lost() + Math.max(-net, 0)));
          });
    }
    return List.copyOf(sums.values());
  }

  /**
   * Finds the changes of those commits that are not known, and forgets those of all others.
   *
   * @return index of the commit that the history begins after
   */
  private int addUnknown(
      BuildRequest build, List<Ancestor> ancestors, Map<String, SortedMap<String, Integer>> known) {
    known.keySet().retainAll(ancestors.stream().map(Ancestor::id).collect(Collectors.toSet()));
    Map<String, List<FileChange>> unknown = new LinkedHashMap<>();
    int oldest = 0;
    while (oldest < ancestors.size() - 1) {
      String commit = ancestors.get(oldest).id();
      if (!known.containsKey(commit)) {
        Optional<List<FileChange>> changes = changes(build, commit);
        if (changes.isEmpty()) {
          break;
        }
        unknown.put(commit, changes.get());
      }
      oldest++;
    }
    Map<FileVersion, Optional<List<String>>> techniques = techniques(build, unknown);
    unknown.forEach((commit, files) -> known.put(commit, net(files, techniques)));
    return oldest;
  }

  /** The rules that a commit changed; empty if it has too many files. */
  private Optional<List<FileChange>> changes(BuildRequest build, String commit) {
    try {
      return Optional.of(
          build
              .site()
              .source()
              .changes(
                  build.site().source().resolve(commit), build.site().settings().pages().folders())
              .changes()
              .stream()
              .filter(change -> place(change).isPresent())
              .toList());
    } catch (SourceException e) {
      if (e.reason() != SourceException.Reason.LIMIT) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<ContentPath> place(FileChange change) {
    return classifier
        .classify(change.path())
        .filter(place -> place.kind() == FileKind.ANALYTIC_RULE);
  }

  /** What the versions of files name that some commits brought or took. */
  private Map<FileVersion, Optional<List<String>>> techniques(
      BuildRequest build, Map<String, List<FileChange>> commits) {
    Set<FileVersion> versions = new LinkedHashSet<>();
    for (List<FileChange> files : commits.values()) {
      for (FileChange file : files) {
        ContentPath place = place(file).orElseThrow();
        Optional.ofNullable(file.oldBlob())
            .ifPresent(blob -> versions.add(new FileVersion(place, blob)));
        Optional.ofNullable(file.newBlob())
            .ifPresent(blob -> versions.add(new FileVersion(place, blob)));
      }
    }
    reading.fetch(build, versions);
    Map<FileVersion, Optional<List<String>>> techniques = new HashMap<>();
    for (FileBatch batch : FileBatch.of(build, new ArrayList<>(versions))) {
      reading
          .read(build, batch.files())
          .results()
          .forEach((file, read) -> techniques.put(file, techniques(file, read.facts())));
    }
    return techniques;
  }

  /** Empty for a version that cannot be read. */
  private static Optional<List<String>> techniques(FileVersion file, FileFacts facts) {
    if (facts == null) {
      return Optional.empty();
    }
    boolean topLevel = file.place().origin() == ContentPath.Origin.TOP_LEVEL;
    return Optional.of(
        ItemOwners.isAccepted(facts, topLevel)
            ? ItemTechniques.ids(facts.common().classification().techniques())
            : List.of());
  }

  private SortedMap<String, Integer> net(
      List<FileChange> files, Map<FileVersion, Optional<List<String>>> techniques) {
    SortedMap<String, Integer> net = new TreeMap<>(Ordinal.ORDER);
    for (FileChange file : files) {
      ContentPath place = place(file).orElseThrow();
      Optional<List<String>> before = named(place, file.oldBlob(), techniques);
      Optional<List<String>> after = named(place, file.newBlob(), techniques);
      // Pages keep an earlier version while the newest cannot be read, so that is no change.
      if (before.isPresent() && after.isPresent()) {
        after.get().forEach(id -> net.merge(id, 1, Integer::sum));
        before.get().forEach(id -> net.merge(id, -1, Integer::sum));
      }
    }
    net.values().removeIf(count -> count == 0);
    return net;
  }

  private static Optional<List<String>> named(
      ContentPath place, String blob, Map<FileVersion, Optional<List<String>>> techniques) {
    return blob == null ? Optional.of(List.of()) : techniques.get(new FileVersion(place, blob));
  }
}
