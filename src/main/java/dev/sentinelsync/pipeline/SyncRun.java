package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.FileTask.Wanted;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.site.page.RenderedPage;
import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.TreeChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * One attempt to bring a target to a revision: the body of the messages that pass through the
 * routes. Each step reads what the steps before it left here and leaves its own. One thread at a
 * time, but for the parallel parts of parsing and rendering, which only add to queues.
 */
public final class SyncRun {

  private final String id;
  private final SiteRuntime site;
  private final SyncOptions options;
  private final String trigger;
  private final long fence;
  private final Instant startedAt;
  private final List<SyncListener> listeners;

  private final Map<Stage, Duration> durations = new EnumMap<>(Stage.class);
  private final Queue<SourceFile> read = new ConcurrentLinkedQueue<>();
  private final Queue<RenderedPage> rendered = new ConcurrentLinkedQueue<>();
  private final SortedMap<String, SortedSet<FactKey>> causes = new TreeMap<>();

  private Stage stage;
  private long stageBegan;

  Optional<FetchResult> fetched = Optional.empty();
  Revision revision;
  Optional<String> publishedBefore = Optional.empty();
  boolean nothingToDo;
  TreeChanges changes;
  List<FileTask> fileTasks = List.of();
  List<RenderTask> renderTasks = List.of();
  SortedSet<String> vanishedPages = new TreeSet<>();
  SortedMap<String, PublishStep.Made> pages = new TreeMap<>();
  List<RenderedPage> toWrite = List.of();
  SortedSet<String> toRemove = new TreeSet<>();
  SortedMap<String, String> removedKinds = new TreeMap<>();
  Optional<PublishReceipt> receipt = Optional.empty();
  boolean recovered;
  int cacheHits;
  int cacheMisses;
  private SyncStatus status;
  private String failure = "";
  private Throwable cause;

  SyncRun(
      String id,
      SiteRuntime site,
      SyncOptions options,
      String trigger,
      long fence,
      Instant startedAt,
      List<SyncListener> listeners) {
    this.id = id;
    this.site = site;
    this.options = options;
    this.trigger = trigger;
    this.fence = fence;
    this.startedAt = startedAt;
    this.listeners = listeners;
  }

  /** Unique name of the run. */
  public String id() {
    return id;
  }

  /** The pair of source and target that it works on. */
  public SiteRuntime site() {
    return site;
  }

  /** What it was asked to do. */
  public SyncOptions options() {
    return options;
  }

  /** What asked for it. */
  public String trigger() {
    return trigger;
  }

  /** Number of its right to publish. */
  public long fence() {
    return fence;
  }

  /** When it began. */
  public Instant startedAt() {
    return startedAt;
  }

  /** The revision it works on; null before it is known. */
  public Revision revision() {
    return revision;
  }

  /** The revision that was published when it began. */
  public Optional<String> publishedBefore() {
    return publishedBefore;
  }

  /** What a fetch brought; empty if the revision was in the clone. */
  public Optional<FetchResult> fetched() {
    return fetched;
  }

  /** Whether the target already holds what was asked for, so that the remaining steps are idle. */
  public boolean isNothingToDo() {
    return nothingToDo;
  }

  /** Files to be read, in batches. */
  public List<FileTask> fileTasks() {
    return fileTasks;
  }

  /** Pages to be made, in batches. */
  public List<RenderTask> renderTasks() {
    return renderTasks;
  }

  /** How long each step took. */
  public Map<Stage, Duration> durations() {
    return durations;
  }

  /** What the publish did; empty if nothing was to be published. */
  public Optional<PublishReceipt> receipt() {
    return receipt;
  }

  /** The published pages with the facts that caused them to be made anew, by page key. */
  public SortedMap<String, SortedSet<FactKey>> causes() {
    return causes;
  }

  /** How the run ended; null while it runs. */
  public SyncStatus status() {
    return status;
  }

  /** One sentence about what went wrong, or empty. */
  public String failure() {
    return failure;
  }

  /** What went wrong, or null. */
  public Throwable cause() {
    return cause;
  }

  /** The pages that were sent to the target. */
  public List<RenderedPage> written() {
    return toWrite;
  }

  /** Addresses of the pages that were taken out of the target. */
  public SortedSet<String> removed() {
    return toRemove;
  }

  /** Kinds of the pages that were taken out, by address, as far as they are known. */
  public SortedMap<String, String> removedKinds() {
    return removedKinds;
  }

  /** Whether the state had been lost or was behind the target, and was found again. */
  public boolean isRecovered() {
    return recovered;
  }

  /** Files whose result was in the parse cache. */
  public int cacheHits() {
    return cacheHits;
  }

  /** Files that were parsed. */
  public int cacheMisses() {
    return cacheMisses;
  }

  /** Files that changed between the last published revision and this one. */
  public int changedFiles() {
    return changes == null ? 0 : changes.changes().size();
  }

  /** What differs from the revision before; null before it is known. */
  public TreeChanges changes() {
    return changes;
  }

  /** Files of this revision that a person should look at, by path. */
  public Collection<SourceFile> doubtfulFiles() {
    return site.doubtfulFiles();
  }

  /** How many files of this revision could not be read at all. */
  public int rejectedFiles() {
    return site.rejectedFiles();
  }

  void addRead(SourceFile file) {
    read.add(file);
  }

  void addRendered(RenderedPage page) {
    rendered.add(page);
  }

  List<SourceFile> takeRead() {
    List<SourceFile> files = new ArrayList<>(read);
    read.clear();
    return files;
  }

  List<RenderedPage> takeRendered() {
    List<RenderedPage> pages = new ArrayList<>(rendered);
    rendered.clear();
    return pages;
  }

  /** Ends the stage that was under way and begins another. */
  void enter(Stage next) {
    leave();
    stage = next;
    stageBegan = System.nanoTime();
  }

  /** Ends the stage that was under way. */
  void leave() {
    if (stage != null) {
      Stage left = stage;
      Duration took = Duration.ofNanos(System.nanoTime() - stageBegan);
      durations.merge(left, took, Duration::plus);
      stage = null;
      listeners.forEach(listener -> listener.stageFinished(this, left, took));
    }
  }

  /** The stage under way; null between two stages. */
  public Stage stage() {
    return stage;
  }

  synchronized void countCache(int hits, int misses) {
    cacheHits += hits;
    cacheMisses += misses;
  }

  void end(SyncStatus end) {
    status = end;
  }

  void fail(SyncStatus end, String sentence, Throwable reason) {
    status = end;
    failure = sentence;
    cause = reason;
  }

  /** Lets go of the pages' bytes; a finished run may be kept for its report. */
  void release() {
    pages = new TreeMap<>();
    toWrite = List.of();
    rendered.clear();
    read.clear();
    changes = null;
  }

  /** A wanted batch of files. */
  FileTask task(List<Wanted> files) {
    return new FileTask(this, files);
  }
}
