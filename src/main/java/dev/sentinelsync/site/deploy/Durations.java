package dev.sentinelsync.site.deploy;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations of rules in the form that a deployment takes (page layouts 14.2). */
final class Durations {

  /** As authors write them: a number and a unit. */
  private static final Pattern SHORT = Pattern.compile("(\\d{1,6})\\s*([DHM])");

  /** ISO 8601, as far as the service takes it. */
  private static final Pattern ISO =
      Pattern.compile("P(?=.)(\\d{1,6}D)?(T(?=.)(\\d{1,6}H)?(\\d{1,6}M)?)?");

  private Durations() {}

  /**
   * The ISO 8601 form.
   *
   * @param written such as {@code 5m}, {@code 1d} or {@code PT5M}
   * @return empty if it is no duration
   */
  static Optional<String> iso(String written) {
    String upper = written.strip().toUpperCase(Locale.ROOT);
    Matcher match = SHORT.matcher(upper);
    if (match.matches()) {
      return Optional.of(
          (match.group(2).equals("D") ? "P" : "PT") + match.group(1) + match.group(2));
    }
    return ISO.matcher(upper).matches() ? Optional.of(upper) : Optional.empty();
  }
}
