package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.LastChanges;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.past.AddressHistory;
import dev.sentinelsync.support.Ordinal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The facts in memory and the revision that they are of. Moves from revision to revision by what
 * differs between them. For one thread, but for readers of the graph between two moves.
 */
public final class CatalogState {

  /** Made at its first use: a sync without work has no facts. */
  private volatile FactGraph graph;

  private final SortedMap<String, SourceFile> doubtful = new TreeMap<>();
  private final LastChanges history = new LastChanges();
  private final AddressHistory addresses = new AddressHistory();
  private final Map<String, SortedMap<String, Integer>> techniqueChanges = new HashMap<>();
  private final Map<String, Prepared> prepared = new HashMap<>();
  private final SortedSet<String> images = new TreeSet<>();
  private final SortedSet<String> readPaths = new TreeSet<>(Ordinal.ORDER);
  private Optional<String> revision = Optional.empty();
  private ReferenceData reference = ReferenceData.none();
  private Optional<Site> site = Optional.empty();
  private Map<String, String> settings = Map.of();

  /** What a commit changed, found out before the facts are brought to it. */
  private record Prepared(CommitChanges changes, CommitHistory ofItems) {}

  /** The facts. */
  public FactGraph graph() {
    FactGraph made = graph;
    if (made == null) {
      synchronized (this) {
        made = graph == null ? Site.newGraph() : graph;
        graph = made;
      }
    }
    return made;
  }

  /** How many facts there are. */
  int size() {
    return graph == null ? 0 : graph.size();
  }

  /** The commits that the facts about changes are of. */
  public LastChanges history() {
    return history;
  }

  /** What the commits of the history changed in the addresses of pages. */
  public AddressHistory addresses() {
    return addresses;
  }

  /**
   * How many analytic rules more each technique had after a commit than before, by commit; of the
   * newest commits only. The caller may change it.
   */
  public Map<String, SortedMap<String, Integer>> techniqueChanges() {
    return techniqueChanges;
  }

  /** Keeps what the next commits changed, in place of what was kept before. */
  public void prepare(Map<CommitChanges, CommitHistory> commits) {
    prepared.clear();
    commits.forEach(
        (changes, ofItems) -> prepared.put(changes.commit(), new Prepared(changes, ofItems)));
  }

  /**
   * Hands over what a commit changed.
   *
   * @return whether it was kept
   */
  public boolean takePrepared(String commit, BiConsumer<CommitChanges, CommitHistory> sink) {
    Prepared found = prepared.remove(commit);
    if (found != null) {
      sink.accept(found.changes(), found.ofItems());
    }
    return found != null;
  }

  /**
   * Ids of the blobs that READMEs show as images and that were looked at. The caller may change it.
   */
  public SortedSet<String> images() {
    return images;
  }

  /** The commit whose facts these are; empty before the first one. */
  public Optional<String> revision() {
    return revision;
  }

  /** The layouts in use. */
  public Site site() {
    return site.orElseThrow(() -> new IllegalStateException("no layouts yet"));
  }

  /** Files with problems, by path. */
  public SortedMap<String, SourceFile> doubtful() {
    return doubtful;
  }

  /** Paths of all files of a kind that is read, by code point. */
  public List<String> readPaths() {
    return List.copyOf(readPaths);
  }

  /** Whether layouts, reference facts and settings are the ones in use. */
  public boolean isConfigured(Site layouts, ReferenceData data, Map<String, String> values) {
    return site.equals(Optional.of(layouts)) && reference.equals(data) && settings.equals(values);
  }

  /** Adds the changes that other layouts, reference facts or settings make. */
  public void configure(
      FactGraph.Changes changes, Site layouts, ReferenceData data, Map<String, String> values) {
    // Templates and reference tables are thousands of inputs, which most runs do not change.
    if (revision.isEmpty() || !site.equals(Optional.of(layouts))) {
      layouts.addInputs(changes, site);
    }
    if (revision.isEmpty() || !reference.equals(data)) {
      data.addInputs(changes, reference);
    }
    settings.keySet().forEach(name -> changes.remove(InputCatalog.SETTING, name));
    values.forEach((name, value) -> changes.set(InputCatalog.SETTING, name, value));
    site = Optional.of(layouts);
    reference = data;
    settings = Map.copyOf(values);
  }

  /** Adds a file that is there. */
  public void put(FactGraph.Changes changes, SourceFile file) {
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

  /** Removes a file that is gone. */
  public void remove(FactGraph.Changes changes, String path) {
    changes.remove(InputCatalog.FILE, path);
    doubtful.remove(path);
    readPaths.remove(path);
  }

  /**
   * Brings all facts up to date.
   *
   * @return what changed
   */
  public Set<FactKey> apply(FactGraph.Changes changes, String newRevision) {
    Set<FactKey> changed = graph().apply(changes);
    revision = Optional.of(newRevision);
    return changed;
  }

  /**
   * The same, and keeps the facts as they were.
   *
   * @param onTheWay whether facts that do not decide on the addresses of pages may wait for the
   *     next revision
   * @return what changed, and the facts before
   */
  public FactGraph.Update update(FactGraph.Changes changes, String newRevision, boolean onTheWay) {
    FactGraph.Update update = onTheWay ? Site.addresses(graph, changes) : graph.update(changes);
    revision = Optional.of(newRevision);
    return update;
  }
}
