package dev.sentinelsync.state;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Limits on what is written, checked before the database would refuse it less clearly. */
final class Bounds {

  private static final int SITE = 64;

  private Bounds() {}

  static String site(String site) {
    return text("site", site, SITE);
  }

  /**
   * Accepts a text of at most the given number of characters without control characters (of which
   * PostgreSQL cannot store the zero byte).
   */
  static String text(String what, String value, int longest) {
    Objects.requireNonNull(value, what);
    if (value.length() > longest) {
      throw new IllegalArgumentException(
          "The %s has %,d characters; at most %,d are kept. Shorten it."
              .formatted(what, value.length(), longest));
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            "The %s has a control character at position %,d. Remove it.".formatted(what, i + 1));
      }
    }
    return value;
  }

  /** As {@link #text}, for what may be absent. */
  static String optional(String what, String value, int longest) {
    return value == null ? null : text(what, value, longest);
  }

  /** To microseconds, which is what both databases keep. */
  static Instant instant(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS);
  }
}
