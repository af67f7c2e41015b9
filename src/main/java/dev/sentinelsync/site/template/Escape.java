package dev.sentinelsync.site.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes plain text safe inside one line of Markdown: a heading, a table cell, a link label (page
 * layouts 1.9). Text without the characters named here stays as it is.
 */
public final class Escape {

  private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

  /** What begins an HTML tag, comment, declaration or autolink; a lone "&lt;" is harmless. */
  private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?])");

  /** Not visible, and able to reorder or forge what is: controls, bidi marks, zero widths. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

  private Escape() {}

  /** Escapes for a heading, a paragraph of one line or a table cell. */
  public static String inline(String text) {
    String line = LINE_BREAKS.matcher(text).replaceAll(" ");
    line = INVISIBLE.matcher(line).replaceAll("");
    line = TAG.matcher(line).replaceAll("&lt;");
    return line.replace("|", "\\|");
  }

  /** Escapes for a link label: as {@link #inline}, and brackets that have no partner. */
  public static String label(String text) {
    String line = inline(text);
    return hasUnbalancedBrackets(line)
        ? line.replaceAll("[\\[\\]]", Matcher.quoteReplacement("\\") + "$0")
        : line;
  }

  /**
   * Puts text between back-ticks, more of them where the text has some.
   *
   * @return a code span for one line
   */
  public static String code(String text) {
    String line = INVISIBLE.matcher(LINE_BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    line = line.replace("|", "\\|");
    if (!line.contains("`")) {
      return "`" + line + "`";
    }
    String fence = "``";
    while (line.contains(fence)) {
      fence += "`";
    }
    return fence + " " + line + " " + fence;
  }

  private static boolean hasUnbalancedBrackets(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']' && --depth < 0) {
        return true;
      }
    }
    return depth != 0;
  }
}
