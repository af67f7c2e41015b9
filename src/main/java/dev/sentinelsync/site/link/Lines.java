package dev.sentinelsync.site.link;

/** Line ends and white space as pages have them (page layouts 1.1, 1.8). */
public final class Lines {

  private static final String NO_BREAK_SPACES = "\u00a0\u2007\u202f";

  private Lines() {}

  /** Makes every line end a single line feed. */
  public static String normalise(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** Removes white space at both ends, no-break spaces included. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  /** The first {@code length} code points and three dots, or the whole text. */
  public static String shorten(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length)) + "...";
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || NO_BREAK_SPACES.indexOf(c) >= 0;
  }
}
