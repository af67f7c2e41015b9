package dev.sentinelsync.content.parse;

/**
 * Distinguishes text that people write from text that is built to keep a parser busy. Parsers of
 * Markdown take time that grows with the length of the text, but for two things: a link looks at
 * every bracket that its paragraph opened before it, and a declaration or a processing instruction
 * is looked for up to the end of its paragraph.
 */
public final class ReadingCost {

  /** In characters; the longest text of the real repository has a tenth of this. */
  public static final int MAX_LENGTH = 1 << 20;

  /** Steps that a parser makes in less than a second; a list of 5,000 links costs half of it. */
  private static final long MAX_STEPS = 50_000_000;

  private ReadingCost() {}

  /**
   * Whether a parser would be busy for long.
   *
   * @param text Markdown
   */
  public static boolean isTooHigh(String text) {
    if (text.length() > MAX_LENGTH) {
      return true;
    }
    long steps = 0;
    int start = 0;
    for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n", start)) {
      steps += paragraph(text, start, end);
      start = end + 2;
    }
    return steps + paragraph(text, start, text.length()) > MAX_STEPS;
  }

  private static long paragraph(String text, int start, int end) {
    long opened = 0;
    long closed = 0;
    long declared = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == '[') {
        opened++;
      } else if (c == ']') {
        closed++;
      } else if (c == '<' && i + 1 < end && "!?".indexOf(text.charAt(i + 1)) >= 0) {
        declared++;
      }
    }
    return opened * closed + declared * (end - start);
  }
}
