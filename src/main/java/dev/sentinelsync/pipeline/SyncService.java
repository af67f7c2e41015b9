package dev.sentinelsync.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sentinelsync.pipeline.SiteRuntime.Published;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  /** JSON as reports are written: times as ISO 8601. */
  public static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);

  private final StateDatabase state;
  private final PublishLeases leases;
  private final Consumer<SyncRun> route;
  private final List<SyncListener> listeners;
  private final Clock clock;

  /**
   * @param state where runs and positions are kept
   * @param leases the right to publish
   * @param route sends a run through all steps and returns when it is through
   * @param listeners hear of every run
   * @param clock tells the time of day
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
   * Runs one sync to its end.
   *
   * @param trigger what asked for it
   * @param requestedAt when that was
   * @return what it did; empty if another run, here or on another machine, has the right to publish
   */
  public Optional<SyncReport> sync(
      SiteRuntime site, SyncOptions options, String trigger, Instant requestedAt) {
    return sync(site, SyncOrders.of(new SyncOrder(options, trigger, requestedAt)));
  }

  /**
   * Runs one sync to its end, if one was ordered.
   *
   * @return what it did; empty if nobody waits for one, or if another run, here or on another
   *     machine, has the right to publish
   */
  public Optional<SyncReport> sync(SiteRuntime site, SyncOrders orders) {
    Optional<Lease> lease = acquire(site);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    String id = UUID.randomUUID().toString();
    try (var labels = RunLabels.open(id, site)) {
      Optional<SyncOrder> order = orders.take(lease.get(), id);
      if (order.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(attempt(site, id, order.get(), lease.get()));
      } finally {
        settle(orders, id);
      }
    } finally {
      leases.release(lease.get());
    }
  }

  /**
   * Puts right what {@link Verification} found: writes the pages that differ or are missing and
   * takes away those that nobody asks for. Foreign files stay.
   *
   * @param found what is wrong
   * @return how many pages were written or removed; empty if another run has the right to publish
   */
  public Optional<Integer> repair(SiteRuntime site, Verification.Result found) {
    return holdingRight(site, fence -> repairs().repair(site, found, fence));
  }

  /**
   * Compares the target with a clean build of the revision that it holds and puts right what
   * differs, all under one right to publish.
   *
   * @return what was found; empty if another run has the right to publish
   */
  public Optional<Verification.Result> verifyAndRepair(
      SiteRuntime site, Verification verification, ProgressListener progress) {
    return holdingRight(
        site,
        fence -> {
          Verification.Result found = verification.verify(site, progress);
          repairs().repair(site, found, fence);
          return found;
        });
  }

  private Repair repairs() {
    return new Repair(state, clock);
  }

  /** Does something under the right to publish; empty if another run has it. */
  private <T> Optional<T> holdingRight(SiteRuntime site, LongFunction<T> work) {
    Optional<Lease> lease = acquire(site);
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(work.apply(lease.get().fence()));
    } finally {
      leases.release(lease.get());
    }
  }

  /**
   * Takes the right to publish. A target that remembers a higher fencing number than the database
   * gives out now tells that the database was lost or is an older copy: the numbers then go on from
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
      // Whatever it is, nobody else could publish while the lease is renewed for a run that never
      // begins.
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
      // What the process knows counts too: a damaged database may be made anew under it.
      return site.published()
          .map(Published::manifest)
          .orElseGet(site.target()::published)
          .map(manifest -> manifest.header().fence())
          .orElse(0L);
    } catch (TargetException e) {
      // The run meets the same and reports it.
      return 0;
    }
  }

  private static void settle(SyncOrders orders, String run) {
    try {
      orders.settle(run);
    } catch (StateException e) {
      // They wait again for the next run, which finds nothing new: needless, but harmless.
      LOG.warn("What run {} answered could not be struck out: {}", run, e.getMessage());
    }
  }

  private SyncReport attempt(SiteRuntime site, String id, SyncOrder order, Lease lease) {
    SyncRun run =
        new SyncRun(
            id, site, order.options(), order.trigger(), lease.fence(), clock.instant(), listeners);
    state
        .runs()
        .start(
            Run.begin(
                run.id(),
                lease,
                run.trigger(),
                leases.instance(),
                order.requestedAt(),
                run.startedAt(),
                Optional.empty()));
    listeners.forEach(listener -> listener.started(run));
    try {
      route.accept(run);
      end(run);
    } catch (RuntimeException e) {
      // Whatever a step throws ends this run and only this run.
      Failure failure = Failure.of(e);
      run.fail(failure.status(), failure.sentence(), failure.cause());
    }
    run.leave();
    SyncReport report = SyncReport.of(run, clock.instant());
    listeners.forEach(listener -> listener.finished(run, report));
    finish(run, report);
    run.release();
    // Now that nobody waits for the pages: it takes a second or two, once in fifty fetches.
    if (!run.isNothingToDo()) {
      site.source().tidy();
    }
    return report;
  }

  private static void end(SyncRun run) {
    boolean written = run.receipt().map(receipt -> receipt.changed()).orElse(false);
    if (run.rejectedFiles() > 0) {
      run.end(SyncStatus.UNSTABLE);
    } else {
      run.end(written ? SyncStatus.PUBLISHED : SyncStatus.UNCHANGED);
    }
  }

  private void finish(SyncRun run, SyncReport report) {
    try {
      state
          .runs()
          .finish(
              run.id(),
              report.status().name(),
              run.revision() == null ? null : run.revision().id(),
              JSON.writeValueAsString(report));
    } catch (StateException e) {
      // The publish stands; the next run finds the unfinished record and closes it.
      LOG.warn("The end of run {} could not be recorded: {}", run.id(), e.getMessage());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report must have a JSON form", e);
    }
  }
}
