package dev.sentinelsync.ops;

import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the values of a tag few. They are words of the program already; should a text of the
 * outside ever come in between, it must not make a time series of its own for each value.
 */
final class BoundedWords {

  /** Replaces every word beyond the bound. */
  static final String OTHER = "other";

  private final int most;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /**
   * @param most how many words are kept apart
   */
  BoundedWords(int most) {
    this.most = most;
  }

  /** The word in lower case, or {@link #OTHER}. */
  String bounded(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (known.contains(lower)) {
      return lower;
    }
    // Two threads may pass at once: a bound, not a count.
    if (known.size() >= most) {
      return OTHER;
    }
    known.add(lower);
    return lower;
  }
}
