package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncRefusedException;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.step.RightToPublish;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.Leases;
import dev.sentinelsync.state.StateException;
import dev.sentinelsync.support.DaemonThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to publish, held as leases in the database and renewed while a run is at work. An
 * instance that was stopped for longer than a lease finds it gone; and if it does not look, the
 * target and the database refuse its fencing number.
 */
public final class PublishLeases implements RightToPublish, AutoCloseable {

  /**
   * Long enough for two missed renewals over a slow database, short enough that a killed instance
   * is succeeded within half a minute.
   */
  public static final Duration DEFAULT_DURATION = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(PublishLeases.class);

  private final Leases leases;
  private final String instance;
  private final Duration duration;
  private final List<SyncListener> listeners;
  private final Map<HeldKey, Held> held = new ConcurrentHashMap<>();
  private final ScheduledExecutorService renewals =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("lease-renewal"));

  /**
   * @param instance name of this process
   * @param duration how long a lease lasts without renewal
   * @param listeners hear of leases taken, given back and lost
   */
  public PublishLeases(
      Leases leases, String instance, Duration duration, List<SyncListener> listeners) {
    this.leases = leases;
    this.instance = instance;
    this.duration = duration;
    this.listeners = List.copyOf(listeners);
  }

  /** Which lease: fencing numbers rise by site. */
  private record HeldKey(String site, long fence) {}

  /** A held lease. */
  private record Held(Lease lease, ScheduledFuture<?> renewal) {}

  /** Name of this process. */
  public String instance() {
    return instance;
  }

  /** Takes the right to publish a site, if nobody has it. */
  Optional<Lease> acquire(String site) {
    Optional<Lease> lease = leases.acquire(site, instance, duration);
    lease.ifPresent(this::keep);
    return lease;
  }

  private void keep(Lease lease) {
    long period = duration.toMillis() / 3;
    ScheduledFuture<?> renewal =
        renewals.scheduleWithFixedDelay(() -> renew(lease), period, period, TimeUnit.MILLISECONDS);
    held.put(key(lease), new Held(lease, renewal));
    listeners.forEach(listener -> listener.leaseTaken(lease));
  }

  private void renew(Lease lease) {
    try {
      if (leases.renew(lease, duration).isEmpty()) {
        if (drop(lease)) {
          LOG.warn("The right to publish {} went to another instance.", lease.site());
          listeners.forEach(listener -> listener.leaseLost(lease));
        }
      }
    } catch (StateException e) {
      LOG.warn("The lease of {} could not be renewed: {}", lease.site(), e.getMessage());
    }
  }

  /** Gives the right back. */
  void release(Lease lease) {
    if (drop(lease)) {
      listeners.forEach(listener -> listener.leaseReleased(lease));
    }
    try {
      leases.release(lease);
    } catch (StateException e) {
      LOG.warn(
          "The lease of {} could not be released and will expire: {}",
          lease.site(),
          e.getMessage());
    }
  }

  /** Returns whether it was held until now. */
  private boolean drop(Lease lease) {
    Held gone = held.remove(key(lease));
    if (gone != null) {
      gone.renewal().cancel(false);
    }
    return gone != null;
  }

  private static HeldKey key(Lease lease) {
    return new HeldKey(lease.site(), lease.fence());
  }

  @Override
  public void check(SyncRun run) {
    if (!held.containsKey(new HeldKey(run.site().name(), run.fence()))) {
      throw new SyncRefusedException(
          SyncStatus.SUPERSEDED,
          "The right to publish %s went to another instance; that instance continues."
              .formatted(run.site().name()));
    }
  }

  @Override
  public void close() {
    renewals.shutdownNow();
  }
}
