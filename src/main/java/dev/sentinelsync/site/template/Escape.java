package dev.sentinelsync.site.template;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes plain text safe inside one line of Markdown: a heading, a table cell, a link label (page
 * layouts 1.9). Text without the characters named here stays as it is; emphasis and links to the
 * web stay too.
 */
public final class Escape {

  private static final Pattern LINE_BREAKS = Pattern.compile("\\R");

  /** What begins an HTML tag, comment, declaration or autolink; a lone "&lt;" is harmless. */
  private static final Pattern TAG = Pattern.compile("(\\\\*)<(?=[A-Za-z/!?])");

  /** Not visible, and able to reorder or forge what is: controls, bidi marks, zero widths, tags. */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cs}\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff"
              + "\\x{e0000}-\\x{e007f}]");

  /** What makes a link an image. */
  private static final Pattern IMAGE = Pattern.compile("(\\\\*)!(?=\\[)");

  /** What makes a link that leads elsewhere than to the web. */
  private static final Pattern LINK =
      Pattern.compile("](?=\\((?!<?(?:https?://|mailto:)))", Pattern.CASE_INSENSITIVE);

  /** What makes any link. */
  private static final Pattern ANY_LINK = Pattern.compile("](?=\\()");

  /** What makes a definition that other names on the page would use. */
  private static final Pattern DEFINITION = Pattern.compile("^(\\s*\\[[^\\]]*]):");

  private static final Pattern PIPE = Pattern.compile("(\\\\*)\\|");
  private static final Pattern TICKS = Pattern.compile("(\\\\*)(`+)");
  private static final Pattern BACKSLASHES_AT_END = Pattern.compile("(\\\\+)(?=$|[\\[\\]])");

  /** Everything that means something in a line of Markdown or HTML. */
  private static final Pattern SPECIAL = Pattern.compile("[!-/:-@\\[-`{-~]");

  /** By character: whether it is printable ASCII that is never escaped. */
  private static final boolean[] PLAIN = new boolean['~' + 1];

  static {
    for (char c = ' '; c <= '~'; c++) {
      PLAIN[c] = "\\<|`[]".indexOf(c) < 0;
    }
  }

  private Escape() {}

  /** Escapes for a heading, a paragraph of one line or a table cell. */
  public static String inline(String text) {
    if (isPlain(text)) {
      return text;
    }
    String line = withoutTicks(withoutTags(withoutImages(visible(text))));
    line = DEFINITION.matcher(line).replaceFirst("$1\\\\:");
    return pipes(withoutLinks(line, LINK));
  }

  /**
   * Escapes for a link label: as {@link #inline}, and what would end the label too early or hide
   * its end: brackets that have no partner, a backslash before a bracket, another link.
   */
  public static String label(String text) {
    if (isPlain(text)) {
      return text;
    }
    String line = withoutTicks(withoutTags(withoutImages(visible(text))));
    line = BACKSLASHES_AT_END.matcher(line).replaceAll("$1$1");
    if (hasUnbalancedBrackets(line)) {
      line = line.replaceAll("[\\[\\]]", "\\\\$0");
    }
    return pipes(withoutLinks(line, ANY_LINK));
  }

  /**
   * Puts text between back-ticks, more of them where the text has some.
   *
   * @return a code span for one line; blank text stays as it is
   */
  public static String code(String text) {
    if (isPlain(text) && !text.isBlank()) {
      return "`" + text + "`";
    }
    String line = visible(text);
    if (line.isBlank()) {
      return line;
    }
    if (line.contains("\\|")) {
      return "<code>" + SPECIAL.matcher(line).replaceAll(Escape::entity) + "</code>";
    }
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

  /** Printable ASCII without anything that is escaped: nearly every text, so it is worth a look. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > '~' || !PLAIN[c]) {
        return false;
      }
    }
    return true;
  }

  private static String visible(String text) {
    return INVISIBLE.matcher(LINE_BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
  }

  // A backslash would escape the ampersand of an entity, so backslashes before one are doubled.

  private static String withoutTags(String line) {
    return TAG.matcher(line).replaceAll("$1$1&lt;");
  }

  private static String withoutImages(String line) {
    return IMAGE.matcher(line).replaceAll("$1$1&#33;");
  }

  private static String withoutTicks(String line) {
    return hasUnpairedTicks(line)
        ? TICKS
            .matcher(line)
            .replaceAll(ticks -> doubled(ticks.group(1)) + "&#96;".repeat(ticks.group(2).length()))
        : line;
  }

  private static String withoutLinks(String line, Pattern links) {
    return links.matcher(line).replaceAll("$0\\\\");
  }

  /** Readers disagree on a bar behind a backslash: for some it is escaped, for some it is not. */
  private static String pipes(String line) {
    return PIPE.matcher(line)
        .replaceAll(bar -> bar.group(1).isEmpty() ? "\\\\|" : doubled(bar.group(1)) + "&#124;");
  }

  private static String doubled(String backslashes) {
    return Matcher.quoteReplacement(backslashes + backslashes);
  }

  private static String entity(MatchResult character) {
    return "&#" + (int) character.group().charAt(0) + ";";
  }

  /** A code span that one name begins would end in the next one. */
  private static boolean hasUnpairedTicks(String line) {
    if (line.indexOf('`') < 0) {
      return false;
    }
    Matcher ticks = TICKS.matcher(line);
    while (ticks.find()) {
      String open = ticks.group(2);
      do {
        if (!ticks.find()) {
          return true;
        }
      } while (!ticks.group(2).equals(open));
    }
    return false;
  }

  private static boolean hasUnbalancedBrackets(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth < 0) {
        return true;
      }
    }
    return depth != 0;
  }
}
