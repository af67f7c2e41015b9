package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.read.CacheCount;
import java.util.ArrayList;
import java.util.List;

/**
 * Result of the third step: what the changed files say.
 *
 * @param detected what was to be read
 * @param files the changed files that are there, read or not
 * @param cache where the results came from
 */
public record Parsed(Detected detected, List<SourceFile> files, CacheCount cache)
    implements StageResult {

  /**
   * What one batch of files says.
   *
   * @param files what they say, in the order of the batch
   * @param cache where the results came from
   */
  public record Batch(List<SourceFile> files, CacheCount cache) {}

  /** Joins the results of all batches. */
  public static Parsed join(Detected detected, List<Batch> batches) {
    List<SourceFile> files = new ArrayList<>(detected.unread());
    CacheCount cache = CacheCount.NONE;
    for (Batch batch : batches) {
      files.addAll(batch.files());
      cache = cache.plus(batch.cache());
    }
    return new Parsed(detected, files, cache);
  }
}
