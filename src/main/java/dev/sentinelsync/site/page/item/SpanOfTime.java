package dev.sentinelsync.site.page.item;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time in words (page layouts 9.2). */
final class SpanOfTime {

  /**
   * As files have it ({@code 14d}), or as the interface of Microsoft Sentinel has it (ISO 8601).
   */
  private static final Pattern SHORT = Pattern.compile("(?i)(\\d{1,9})\\s*([dhms])");

  private static final Pattern ISO =
      Pattern.compile(
          "(?i)P(?:(\\d{1,9})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

  private static final List<String> UNITS = List.of("day", "hour", "minute", "second");

  private SpanOfTime() {}

  /** In words, such as {@code 1 day 12 hours}; as written if it is of neither form. */
  static String words(String written) {
    Matcher single = SHORT.matcher(written);
    if (single.matches()) {
      int unit = "dhms".indexOf(Character.toLowerCase(single.group(2).charAt(0)));
      return part(single.group(1), unit);
    }
    Matcher iso = ISO.matcher(written);
    List<String> parts = new ArrayList<>();
    if (iso.matches()) {
      for (int unit = 0; unit < UNITS.size(); unit++) {
        if (iso.group(unit + 1) != null) {
          parts.add(part(iso.group(unit + 1), unit));
        }
      }
    }
    return parts.isEmpty() ? written : String.join(" ", parts);
  }

  /** Minutes in words; as written if they are no number. */
  static String minutes(String written) {
    return words(written.matches("\\d{1,9}") ? written + "m" : written);
  }

  private static String part(String number, int unit) {
    int amount = Integer.parseInt(number);
    return amount + " " + UNITS.get(unit) + (amount == 1 ? "" : "s");
  }
}
