package dev.sentinelsync.site.markdown;

import java.util.regex.Pattern;

/** Writes what stands between the parentheses of a link. */
final class InlineTarget {

  /** Needs no angle brackets. */
  private static final Pattern BARE = Pattern.compile("[^\\s\\p{Cc}()<>\\\\]+");

  private static final Pattern BRACKETED = Pattern.compile("[<>\\\\]");
  private static final Pattern QUOTED = Pattern.compile("[\"\\\\]");

  private InlineTarget() {}

  /**
   * A destination and a title.
   *
   * @param title may be null
   */
  static String of(String address, String title) {
    String destination =
        BARE.matcher(address).matches()
            ? entities(address)
            : "<" + entities(BRACKETED.matcher(address).replaceAll("\\\\$0")) + ">";
    return title == null
        ? destination
        : destination + " \"" + entities(QUOTED.matcher(title).replaceAll("\\\\$0")) + "\"";
  }

  /** What would mean something else: an entity, the end of a table cell, the end of a line. */
  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("|", "&#124;").replace('\n', ' ');
  }
}
