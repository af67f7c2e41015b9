package dev.sentinelsync.support;

/** Line ends, white space and length of texts as pages have them (page layouts 1.1, 1.8). */
public final class Lines {

  private Lines() {}

  /** Makes every line end a single line feed. */
  public static String normalise(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /**
   * Removes white space at both ends. No-break spaces and the next-line character U+0085 count, the
   * zero-width space does not.
   */
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

  /**
   * The beginning of a text that is too long, up to the end of a word, and an ellipsis.
   *
   * @param length most code points of the text that stay
   */
  public static String shorten(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    int end = text.offsetByCodePoints(0, length);
    int blank = text.lastIndexOf(' ', end);
    // A single word that is too long has to be cut.
    return (blank > 0 ? text.substring(0, blank).stripTrailing() : text.substring(0, end)) + "…";
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }
}
