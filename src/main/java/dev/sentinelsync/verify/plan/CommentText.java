package dev.sentinelsync.verify.plan;

import dev.sentinelsync.support.ControlCharacters;
import dev.sentinelsync.support.Lines;
import java.util.regex.Pattern;

/**
 * Text of a repository inside a comment of a pull request. Whoever opens a pull request writes such
 * text, so it may neither format, nor link, nor load a picture, nor notify anybody. Code hosts look
 * for mentions after Markdown was read, where a backslash no longer helps: an invisible space
 * breaks them.
 */
final class CommentText {

  private static final String ZERO_WIDTH_SPACE = "\u200b";

  /** What Markdown or a code host's own forms of it give a meaning to. */
  private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]()!|~$]");

  /** Mentions, issues, and addresses that become links without any mark. */
  private static final Pattern REFERENCES =
      Pattern.compile("[@#]|(?i:gh-(?=\\d))|(?i:www(?=\\.))|:(?=//)");

  private CommentText() {}

  /**
   * Neutralises a text, on one line.
   *
   * @param length most code points of the text that stay
   */
  static String of(String text, int length) {
    String line = Lines.shorten(ControlCharacters.escapeLine(text.strip()), length);
    String marked = MARKS.matcher(line).replaceAll(mark -> "\\\\\\" + mark.group());
    return REFERENCES
        .matcher(marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
        .replaceAll("$0" + ZERO_WIDTH_SPACE);
  }
}
