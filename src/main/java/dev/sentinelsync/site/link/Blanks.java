package dev.sentinelsync.site.link;

/** White space in the Unicode sense: no-break spaces count, the zero-width space does not. */
public final class Blanks {

  private Blanks() {}

  /** The text without white space around it. */
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

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
