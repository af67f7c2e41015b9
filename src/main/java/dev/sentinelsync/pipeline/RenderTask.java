package dev.sentinelsync.pipeline;

import java.util.List;

/**
 * Some pages to be made one after another.
 *
 * @param run the run that wants them
 * @param pages their keys
 */
public record RenderTask(SyncRun run, List<String> pages) {

  /** Most pages of a batch; as for files, small enough that two cores end at the same time. */
  private static final int SIZE = 64;

  /** A small change makes few pages of very different size; each is then a batch of its own. */
  private static final int BATCHES = 16;

  /** How many pages make a batch when so many are to be made. */
  static int size(int pages) {
    return Math.max(1, Math.min(SIZE, pages / BATCHES));
  }

  /** Copies the list. */
  public RenderTask {
    pages = List.copyOf(pages);
  }
}
