package dev.sentinelsync.site.markdown;

import dev.sentinelsync.content.parse.ReadingCost;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/**
 * Makes Markdown of the repository safe to stand in the middle of a page, whoever renders it: a Git
 * host, a viewer, a browser. Script, event handlers, forms, frames, styles and addresses that are
 * not of the web are taken out or shown as text; whatever is open at the end is closed, and nothing
 * is closed that the text did not open; relative references lead to the repository. All other text
 * stays as it is, byte for byte.
 *
 * <p>The text is read, changed where a reading finds something, and read again until nothing is
 * found. So what is returned has passed unchanged, and passes unchanged when it comes again.
 */
public final class SafeMarkdown {

  /** Replaces text that no reader should be sent. */
  static final String REFUSED =
      "*[This text is not shown: it is built in a way that no page can hold."
          + " Please read it in the repository.]*";

  /** Each reading removes a layer; text that people wrote needs three at most. */
  private static final int MAX_READINGS = 20;

  private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");

  /** Control characters but tab and line feed, halves of characters, and marks that turn text. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\n]]");

  private SafeMarkdown() {}

  /**
   * Makes a text safe.
   *
   * @param text Markdown with HTML in it, of any origin
   * @param links where its relative references lead
   */
  public static String of(String text, RepositoryLinks links) {
    String current = withoutUnseen(text);
    TagPolicy policy = new TagPolicy();
    for (int reading = 0; reading < MAX_READINGS; reading++) {
      if (ReadingCost.isTooHigh(current)) {
        return REFUSED;
      }
      Node document = Tree.parse(current);
      if (Tree.isTooDeep(document)) {
        return REFUSED;
      }
      String reviewed = Review.of(current, document, links, policy);
      if (reviewed.equals(current)) {
        return current;
      }
      current = reviewed;
    }
    return REFUSED;
  }

  /** A text without characters that nobody sees, its line ends as line feeds. */
  static String withoutUnseen(String text) {
    return UNSEEN.matcher(LINE_ENDS.matcher(text).replaceAll("\n")).replaceAll("");
  }
}
