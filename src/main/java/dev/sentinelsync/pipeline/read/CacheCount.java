package dev.sentinelsync.pipeline.read;

/**
 * How often the parse cache had a result.
 *
 * @param hits files whose result it had
 * @param misses files that were parsed
 */
public record CacheCount(int hits, int misses) {

  /** Nothing was read. */
  public static final CacheCount NONE = new CacheCount(0, 0);

  /** The sum of two counts. */
  public CacheCount plus(CacheCount other) {
    return new CacheCount(hits + other.hits, misses + other.misses);
  }
}
