package dev.sentinelsync.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * One attempt to bring a target to a revision: the body with which {@code direct:sync} begins, and
 * the log of its stages. The stages hand their results to each other; only the route writes the
 * log, and only listeners and the report read it.
 */
public final class SyncRun {

  private final String id;
  private final SiteRuntime site;
  private final SyncOptions options;
  private final String trigger;
  private final List<String> requests;
  private final long fence;
  private final Instant startedAt;
  private final BiConsumer<SyncRun, FinishedStage> observer;
  private final List<FinishedStage> stages = new CopyOnWriteArrayList<>();

  /**
   * @param id unique name of the run
   * @param site the pair of source and target that it works on
   * @param options what it is asked to do
   * @param trigger what requested it
   * @param requests identifiers of the requests of operators that it answers
   * @param fence number of its right to publish
   * @param startedAt when it began
   * @param observer called at the end of every stage, by the thread of the stage
   */
  public SyncRun(
      String id,
      SiteRuntime site,
      SyncOptions options,
      String trigger,
      List<String> requests,
      long fence,
      Instant startedAt,
      BiConsumer<SyncRun, FinishedStage> observer) {
    this.id = id;
    this.site = site;
    this.options = options;
    this.trigger = trigger;
    this.requests = List.copyOf(requests);
    this.fence = fence;
    this.startedAt = startedAt;
    this.observer = observer;
  }

  /** Unique name of the run. */
  public String id() {
    return id;
  }

  /** The pair of source and target that it works on. */
  public SiteRuntime site() {
    return site;
  }

  /** What it is asked to do. */
  public SyncOptions options() {
    return options;
  }

  /** What requested it. */
  public String trigger() {
    return trigger;
  }

  /** Identifiers of the requests of operators that it answers. */
  public List<String> requests() {
    return requests;
  }

  /** Number of its right to publish. */
  public long fence() {
    return fence;
  }

  /** When it began. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Logs the end of a stage. */
  public void finished(FinishedStage stage) {
    stages.add(stage);
    observer.accept(this, stage);
  }

  /** The stages that have ended, in their order. */
  public List<FinishedStage> stages() {
    return List.copyOf(stages);
  }

  /** What a stage returned; empty if that stage was not reached or failed. */
  public <R extends StageResult> Optional<R> result(Class<R> type) {
    return stages.stream().flatMap(stage -> stage.result(type).stream()).findFirst();
  }

  /** Why a stage failed; empty if none did. */
  public Optional<Failure> failure() {
    return stages.stream().flatMap(stage -> stage.failure().stream()).findFirst();
  }
}
