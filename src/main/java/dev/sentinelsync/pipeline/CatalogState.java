package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.source.SkippedEntry;
import dev.sentinelsync.support.Ordinal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The facts in memory and the revision that they are of. Moves from revision to revision by what
 * differs between them. For one thread, but for readers of the graph between two moves.
 */
final class CatalogState {

  private final FactGraph graph = Site.newGraph();
  private final SortedMap<String, SourceFile> doubtful = new TreeMap<>();
  private final SortedSet<String> readPaths = new TreeSet<>(Ordinal.ORDER);
  private Optional<String> revision = Optional.empty();
  private ReferenceData reference = ReferenceData.none();
  private Optional<Site> site = Optional.empty();
  private Map<String, String> settings = Map.of();
  private List<SkippedEntry> skipped = List.of();

  FactGraph graph() {
    return graph;
  }

  /** The commit whose facts these are; empty before the first one. */
  Optional<String> revision() {
    return revision;
  }

  /** The layouts in use. */
  Site site() {
    return site.orElseThrow(() -> new IllegalStateException("no layouts yet"));
  }

  /** Files with problems, by path. */
  SortedMap<String, SourceFile> doubtful() {
    return doubtful;
  }

  /** Paths of all files of a kind that is read, by code point. */
  List<String> readPaths() {
    return List.copyOf(readPaths);
  }

  /** Entries of the revision's tree that are not read. */
  List<SkippedEntry> skipped() {
    return skipped;
  }

  /** Whether layouts, reference facts and settings are the ones in use. */
  boolean isConfigured(Site wanted, ReferenceData data, Map<String, String> values) {
    return site.equals(Optional.of(wanted)) && reference.equals(data) && settings.equals(values);
  }

  /** Adds the changes that other layouts, reference facts or settings make. */
  void configure(
      FactGraph.Changes changes, Site wanted, ReferenceData data, Map<String, String> values) {
    wanted.addInputs(changes, site);
    data.addInputs(changes, reference);
    settings.keySet().forEach(name -> changes.remove(InputCatalog.SETTING, name));
    values.forEach((name, value) -> changes.set(InputCatalog.SETTING, name, value));
    site = Optional.of(wanted);
    reference = data;
    settings = Map.copyOf(values);
  }

  /** Adds a file that is there. */
  void put(FactGraph.Changes changes, SourceFile file) {
    changes.set(InputCatalog.FILE, file.path(), file);
    if (file.place() != null) {
      readPaths.add(file.path());
    }
    if (file.problems().isEmpty()) {
      doubtful.remove(file.path());
    } else {
      doubtful.put(file.path(), file);
    }
  }

  /** Takes away a file that is gone. */
  void remove(FactGraph.Changes changes, String path) {
    changes.remove(InputCatalog.FILE, path);
    doubtful.remove(path);
    readPaths.remove(path);
  }

  /**
   * Brings all facts up to date.
   *
   * @return what changed
   */
  Set<FactKey> apply(FactGraph.Changes changes, String newRevision, List<SkippedEntry> entries) {
    Set<FactKey> changed = graph.apply(changes);
    revision = Optional.of(newRevision);
    skipped = List.copyOf(entries);
    return changed;
  }
}
