package dev.sentinelsync.pipeline;

import java.util.List;

/**
 * Some pages to be made one after another.
 *
 * @param run the run that wants them
 * @param pages their keys
 */
public record RenderTask(SyncRun run, List<String> pages) {

  /** As for files: small enough that two cores end at the same time. */
  static final int SIZE = 64;

  /** Copies the list. */
  public RenderTask {
    pages = List.copyOf(pages);
  }
}
