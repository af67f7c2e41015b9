package dev.sentinelsync.content.parse;

/** Quotes a short piece of a file in a message; what a file holds is neither trusted nor long. */
public final class Excerpt {

  private static final int LENGTH = 40;

  private Excerpt() {}

  /** The text in quotes, cut, with control and format characters replaced. */
  public static String of(String text) {
    StringBuilder out = new StringBuilder("'");
    text.codePoints()
        .limit(LENGTH)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(out::appendCodePoint);
    if (text.codePointCount(0, text.length()) > LENGTH) {
      out.append('…');
    }
    return out.append('\'').toString();
  }
}
