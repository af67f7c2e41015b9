package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.Pause;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.SyncRequests;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.RejectedExecutionException;

/**
 * What operators can request and see. Speaks for all instances that share the database. Every
 * method throws {@link dev.sentinelsync.state.StateException} if that cannot be reached.
 */
public final class ServiceControl {

  private final SortedSet<String> sites;
  private final StateDatabase state;
  private final PendingRequests requests;
  private final SiteStates states;
  private final List<ServiceListener> listeners;
  private volatile boolean closed;

  ServiceControl(
      Set<String> sites,
      StateDatabase state,
      PendingRequests requests,
      SiteStates states,
      List<ServiceListener> listeners) {
    this.sites = new TreeSet<>(sites);
    this.state = state;
    this.requests = requests;
    this.states = states;
    this.listeners = listeners;
  }

  /** Refuses requests from now on; what can be seen can still be seen. */
  void close() {
    closed = true;
  }

  /** Whether a site of this name is configured. */
  public boolean knows(String site) {
    return sites.contains(site);
  }

  /** All sites, by name. */
  public List<SiteState> sites() {
    return sites.stream().map(states::of).toList();
  }

  /** One site; empty if none has this name. */
  public Optional<SiteState> site(String site) {
    return knows(site) ? Optional.of(states.of(site)) : Optional.empty();
  }

  /**
   * Requests a sync; a paused site runs it when it is resumed.
   *
   * @param hardRefresh ignore every cache
   * @param acceptRemovals publish even if a large share of the pages would be removed
   * @return the request's identifier
   * @throws RejectedExecutionException while the service is shutting down
   */
  public String requestSync(String site, boolean hardRefresh, boolean acceptRemovals) {
    checkOpen();
    return requests.addForOperator(site, hardRefresh, acceptRemovals);
  }

  /**
   * Pauses a site: the running sync continues to its end, no other starts until the site is
   * resumed.
   *
   * @param by who pauses it, at most 128 characters
   * @param reason why, at most 1,024 characters
   * @return the pause in force, which may be an earlier one
   */
  public Pause pause(String site, String by, String reason) {
    checkOpen();
    Pause pause = state.pauses().pause(site, by, reason);
    listeners.forEach(listener -> listener.paused(site, pause));
    return pause;
  }

  /**
   * Ends a pause and requests a sync.
   *
   * @return whether the site was paused
   */
  public boolean resume(String site) {
    checkOpen();
    boolean wasPaused = state.pauses().resume(site);
    if (wasPaused) {
      listeners.forEach(listener -> listener.resumed(site));
      requests.add(site, SyncTrigger.CONTROL);
    }
    return wasPaused;
  }

  /** The newest runs of a site, newest first. */
  public List<RunState> runs(String site, int most) {
    return state.runs().latest(site, most).stream().map(RunState::of).toList();
  }

  /** One run with its report; empty if there is none with this id, or no longer. */
  public Optional<Run> run(String id) {
    return state.runs().find(id);
  }

  /**
   * What became of a request.
   *
   * @return empty if there is none with this id, or no longer
   */
  public Optional<RequestState> request(String id) {
    Optional<SyncRequests.Taken> waiting = state.requests().find(id);
    if (waiting.isPresent()) {
      return Optional.of(
          new RequestState(
              id,
              waiting.get().site(),
              waiting.get().run().isPresent()
                  ? RequestState.Status.RUNNING
                  : RequestState.Status.WAITING,
              waiting.get().run().orElse(null)));
    }
    return state
        .runs()
        .ofRequest(id)
        .map(run -> new RequestState(id, run.site(), RequestState.Status.DONE, run.id()));
  }

  private void checkOpen() {
    if (closed) {
      throw new RejectedExecutionException("The service is shutting down");
    }
  }
}
