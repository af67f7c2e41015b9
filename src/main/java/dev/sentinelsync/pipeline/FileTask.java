package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.kind.ContentPath;
import java.util.List;

/**
 * Some files to be read together.
 *
 * @param run the run that wants them
 * @param files which
 */
public record FileTask(SyncRun run, List<Wanted> files) {

  /**
   * Batches are large enough that the cache is asked seldom and small enough that two cores end at
   * the same time.
   */
  static final int SIZE = 128;

  /** Copies the list. */
  public FileTask {
    files = List.copyOf(files);
  }

  /**
   * A file to be read.
   *
   * @param place what its path says
   * @param blob its content
   */
  record Wanted(ContentPath place, String blob) {}
}
