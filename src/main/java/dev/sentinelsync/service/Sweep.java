package dev.sentinelsync.service;

import dev.sentinelsync.pipeline.SyncTrigger;
import dev.sentinelsync.state.StateDatabase;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks for requests that nobody works on: left by an instance that was killed, or by a single
 * command that ran meanwhile.
 */
final class Sweep implements Runnable {

  private static final String REQUEST = "sweep";

  private final StateDatabase state;
  private final SyncQueue queue;
  private final SortedSet<String> sites;

  Sweep(StateDatabase state, SyncQueue queue, Set<String> sites) {
    this.state = state;
    this.queue = queue;
    this.sites = new TreeSet<>(sites);
  }

  @Override
  public void run() {
    for (String site : state.requests().waitingSites()) {
      if (sites.contains(site) && !queue.isBusy(site)) {
        // Only this process is woken: the request itself is in the database.
        queue.request(site, SyncTrigger.SCHEDULE, REQUEST);
      }
    }
  }
}
