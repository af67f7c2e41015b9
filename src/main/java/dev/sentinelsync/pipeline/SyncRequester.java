package dev.sentinelsync.pipeline;

import java.util.concurrent.RejectedExecutionException;

/**
 * Where a trigger leaves its wish. Requests coalesce: however many arrive while a site is syncing,
 * exactly one further sync follows the running one. Both the queue of one process ({@link
 * SyncQueue}) and a database shared by several machines can stand behind this.
 */
@FunctionalInterface
public interface SyncRequester {

  /**
   * Asks for a sync. Returns at once; asking again is harmless.
   *
   * @param site name of the configured site
   * @param trigger what asks
   * @param requestId identifier that the asker was told, named again in the run's report
   * @throws RejectedExecutionException when the service is shutting down
   */
  void request(String site, SyncTrigger trigger, String requestId);
}
