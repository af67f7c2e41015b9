package dev.sentinelsync.kql.syntax;

/**
 * How much of a query is read before giving up.
 *
 * @param maxLength longest query, in UTF-16 units; a longer one is not read at all
 * @param maxNesting deepest nesting of brackets; what is deeper is skipped
 * @param maxExpansions most names that are followed through calls of the query's own functions, per
 *     query; the rest is left out
 */
public record KqlLimits(int maxLength, int maxNesting, int maxExpansions) {

  /**
   * Two million units: the longest query in the history of the real repository has 23,845, and a
   * megabyte of hostile text takes up to 0.4 s of processor time. Nesting of 100: the deepest real
   * query has 17, and 100 levels fit a thread stack of 512 KB. 100,000 expansions: functions that
   * call one another many times double the work with each step; real queries need a few dozen.
   */
  public static final KqlLimits DEFAULT = new KqlLimits(2_000_000, 100, 100_000);

  /** Refuses limits that no query could meet. */
  public KqlLimits {
    if (maxLength < 1 || maxNesting < 1 || maxExpansions < 1) {
      throw new IllegalArgumentException(
          "Limits must be positive, but are length %d, nesting %d, expansions %d."
              .formatted(maxLength, maxNesting, maxExpansions));
    }
  }
}
