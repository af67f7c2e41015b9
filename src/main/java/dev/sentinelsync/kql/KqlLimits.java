package dev.sentinelsync.kql;

/**
 * How much of a query is read before giving up.
 *
 * @param maxLength longest query, in UTF-16 units; a longer one is not read at all
 * @param maxNesting deepest nesting of brackets and functions; what is deeper is skipped
 * @param maxReferences most names kept, per query and per function that passes names on; the rest
 *     is left out
 */
public record KqlLimits(int maxLength, int maxNesting, int maxReferences) {

  /**
   * Two million units: the longest query of the real repository has some 130,000. Nesting of 200:
   * the deepest real query has some 30, and 200 levels fit a thread stack of 512 KB with room to
   * spare. Four thousand references: the largest union parser names some 60.
   */
  public static final KqlLimits DEFAULT = new KqlLimits(2_000_000, 200, 4_000);

  /** Refuses limits that no query could meet. */
  public KqlLimits {
    if (maxLength < 1 || maxNesting < 1 || maxReferences < 1) {
      throw new IllegalArgumentException(
          "limits must be positive: " + maxLength + ", " + maxNesting + ", " + maxReferences);
    }
  }
}
