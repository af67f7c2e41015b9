package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.pipeline.Failure;
import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.state.SyncRequest;
import dev.sentinelsync.support.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs syncs: takes the right to publish, sends the run through the routes, ends it with a status
 * and a report whatever happens, and gives the right back.
 */
public final class SyncService {

  private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);

  private final StateDatabase state;
  private final PublishLeases leases;
  private final Consumer<SyncRun> route;
  private final List<SyncListener> listeners;
  private final Clock clock;

  /**
   * @param state where runs and positions are kept
   * @param leases the right to publish
   * @param route sends a run through all steps and returns when it has ended
   * @param listeners hear of every run
   * @param clock the time of day
   */
  public SyncService(
      StateDatabase state,
      PublishLeases leases,
      Consumer<SyncRun> route,
      List<SyncListener> listeners,
      Clock clock) {
    this.state = state;
    this.leases = leases;
    this.route = route;
    this.listeners = Stream.concat(Stream.of(new RunLabels()), listeners.stream()).toList();
    this.clock = clock;
  }

  /**
   * Runs one sync to its end, for a command. Pending requests keep waiting.
   *
   * @return what it did; empty if another run, here or on another machine, has the right to publish
   */
  public Optional<SyncReport> sync(SiteRuntime site, SyncOptions options) {
    Cause command =
        new Cause(options, SyncTrigger.COMMAND.name(), clock.instant(), Optional.empty());
    return sync(site, (lease, run) -> Optional.of(command));
  }

  /**
   * Runs one sync to its end that answers all pending requests of the site. They are taken once the
   * run has the right to publish and before it looks at the source, so whatever is requested later
   * needs another run.
   *
   * @return what it did; empty if no request waits, or if another run, here or on another machine,
   *     has the right to publish
   * @throws StateException if the requests of the ended run could not be removed: the next run
   *     takes them again, so the caller must not start it at once
   */
  public Optional<SyncReport> syncPending(SiteRuntime site) {
    return sync(site, (lease, run) -> Cause.of(state.requests().take(lease, run)));
  }

  /**
   * Why a run happens and what it is to do.
   *
   * @param requests identifiers of the requests of operators that it answers; empty if no request
   *     is answered
   */
  private record Cause(
      SyncOptions options, String trigger, Instant requestedAt, Optional<List<String>> requests) {

    /** All that the oldest-first requests ask for together; empty if there are none. */
    static Optional<Cause> of(List<SyncRequest> requests) {
      List<String> ofOperators =
          requests.stream()
              .filter(request -> request.trigger().equals(SyncTrigger.CONTROL.name()))
              .map(SyncRequest::id)
              .toList();
      return requests.stream()
          .findFirst()
          .map(
              oldest ->
                  new Cause(
                      SyncOptions.of(requests),
                      oldest.trigger(),
                      oldest.requestedAt(),
                      Optional.of(ofOperators)));
    }
  }

  private Optional<SyncReport> sync(
      SiteRuntime site, BiFunction<Lease, String, Optional<Cause>> causes) {
    Optional<Lease> lease = acquire(site);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    try (var use = site.use();
        var labels = RunLabels.open(id, site)) {
      Optional<Cause> cause = causes.apply(lease.get(), id);
      if (cause.isEmpty()) {
        return Optional.empty();
      }
      try (Settlement settled = () -> settle(cause.get(), id)) {
        return Optional.of(runFor(cause.get(), site, id, lease.get()));
      }
    } finally {
      leases.release(lease.get());
    }
  }

  /**
   * Does something under the right to publish.
   *
   * @param work takes the number of the right
   * @return what it returned; empty if another run, here or on another machine, has the right
   */
  public <T> Optional<T> withRightToPublish(SiteRuntime site, LongFunction<T> work) {
    Optional<Lease> lease = acquire(site);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try (var use = site.use()) {
      return Optional.of(work.apply(lease.get().fence()));
    } finally {
      leases.release(lease.get());
    }
  }

  /**
   * Takes the right to publish. A target that remembers a higher fencing number than the database
   * gives out shows that the database was lost or is an older copy: the numbers then continue from
   * the target's, or it would refuse every publish for a long time.
   */
  private Optional<Lease> acquire(SiteRuntime site) {
    Optional<Lease> lease = leases.acquire(site.name());
    if (lease.isEmpty()) {
      return lease;
    }
    long remembered;
    try {
      remembered = fenceOf(site);
    } catch (RuntimeException e) {
      // Whatever it is: nobody else could publish while the lease is renewed for a run that never
      // starts.
      leases.release(lease.get());
      throw e;
    }
    if (remembered <= lease.get().fence()) {
      return lease;
    }
    LOG.warn(
        "The state of {} is older than its target (fence {} after {}); it is rebuilt from source"
            + " and target.",
        site.name(),
        lease.get().fence(),
        remembered);
    leases.release(lease.get());
    state.leases().raise(site.name(), remembered);
    return leases.acquire(site.name());
  }

  private static long fenceOf(SiteRuntime site) {
    try {
      // What the process knows counts too: a damaged database may be replaced under it.
      return site.published()
          .map(PublishedSite::manifest)
          .orElseGet(site.target()::published)
          .map(manifest -> manifest.header().fence())
          .orElse(0L);
    } catch (TargetException e) {
      // The run meets the same and reports it.
      return 0;
    }
  }

  /** What follows a run, however it ends. */
  private interface Settlement extends AutoCloseable {

    @Override
    void close();
  }

  private void settle(Cause cause, String run) {
    if (cause.requests().isPresent()) {
      state.requests().settle(run);
    }
  }

  private SyncReport runFor(Cause cause, SiteRuntime site, String id, Lease lease) {
    Ended ended = attempt(cause, site, id, lease);
    if (!ended.upToDate()) {
      // Now that nobody waits for the pages and their bytes are free: it takes a second or two,
      // once in fifty fetches.
      site.source().tidy();
    }
    return ended.report();
  }

  /** A run that has ended. */
  private record Ended(SyncReport report, boolean upToDate) {}

  private Ended attempt(Cause cause, SiteRuntime site, String id, Lease lease) {
    SyncRun run =
        new SyncRun(
            id,
            site,
            cause.options(),
            cause.trigger(),
            cause.requests().orElse(List.of()),
            lease.fence(),
            clock.instant(),
            this::stageFinished);
    state
        .runs()
        .start(
            Run.begin(
                run.id(),
                lease,
                run.trigger(),
                leases.instance(),
                cause.requestedAt(),
                run.startedAt(),
                Optional.empty()));
    listeners.forEach(listener -> listener.started(run));
    Optional<Failure> failure = Optional.empty();
    try {
      route.accept(run);
    } catch (RuntimeException e) {
      // Whatever a step throws ends this run and only this run.
      failure = Optional.of(Failure.of(e));
    } finally {
      site.closeStaging();
    }
    SyncReport report = RunReports.of(run, failure, clock.instant());
    listeners.forEach(listener -> listener.finished(run, report));
    finish(report);
    return new Ended(report, Fetched.isUpToDate(run));
  }

  private void stageFinished(SyncRun run, FinishedStage stage) {
    listeners.forEach(listener -> listener.stageFinished(run, stage));
  }

  private void finish(SyncReport report) {
    String revision = report.revisions().to();
    try {
      state
          .runs()
          .finish(
              report.run(),
              report.status().name(),
              revision.isEmpty() ? null : revision,
              Json.text(report));
    } catch (StateException e) {
      // The publish stands; the next run finds the unfinished record and closes it.
      LOG.warn("The end of run {} could not be recorded: {}", report.run(), e.getMessage());
    }
  }
}
