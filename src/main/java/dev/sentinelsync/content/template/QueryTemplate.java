package dev.sentinelsync.content.template;

import java.util.Locale;

/**
 * Turns a query with placeholders of a host language (a workbook's <code>{Name:format}</code>, a
 * Logic App's <code>@{expression}</code>) into a text that is KQL and reads the same tables.
 *
 * <p>What a placeholder stands for is known only when the workbook or playbook runs. What it can be
 * is told by where it stands, so each is replaced by a neutral text of the right kind:
 *
 * <table>
 *   <caption>Replacement by place</caption>
 *   <tr><th>place</th><th>text</th></tr>
 *   <tr><td>in a comment</td><td>unchanged</td></tr>
 *   <tr><td>in a string literal</td><td>what the host language says, normally <code>{Name}</code></td></tr>
 *   <tr><td>touching a word: <code>ago({Days}d)</code>, <code>{Size}{Unit}</code></td><td>{@code 1} before, nothing behind</td></tr>
 *   <tr><td>format {@code start}, {@code end}, {@code grain}, {@code seconds}</td><td>a time, {@code 1h}, {@code 86400}</td></tr>
 *   <tr><td>head of a query: <code>{T} | take 1</code></td><td>the default if that is a name, else {@code (print 1)}</td></tr>
 *   <tr><td>in a list of tables: <code>search in ({T})</code></td><td>the same, else {@code *}</td></tr>
 *   <tr><td>a whole operator: <code>| {Filter}</code></td><td>{@code where true}</td></tr>
 *   <tr><td>behind an operand: <code>TimeGenerated {TimeRange}</code></td><td>{@code > ago(1d)}</td></tr>
 *   <tr><td>behind a literal: <code>in ('' {More})</code></td><td>nothing</td></tr>
 *   <tr><td>a name: <code>sort by {Column}</code>, <code>{Name} = 1</code></td><td>the placeholder's name</td></tr>
 *   <tr><td>a count: <code>take {Rows}</code>; a condition: <code>where {Condition}</code></td><td>{@code 1}; {@code true}</td></tr>
 *   <tr><td>anywhere else</td><td>an empty string literal</td></tr>
 * </table>
 *
 * <p>A replacement holds no line break, so that lines of the query stay lines of the query.
 */
public final class QueryTemplate {

  /** One placeholder of the host language. */
  public record Placeholder(int end, String name, String format, String defaultValue) {}

  /** The host language: where its placeholders are and what they look like inside a literal. */
  public interface Language {

    /**
     * The placeholder that begins at an index, or null.
     *
     * @param inLiteral whether the place is inside a string literal
     * @param afterParenthesis whether the last token was a closing parenthesis, where a brace opens
     *     the body of a function
     */
    Placeholder at(String text, int index, boolean inLiteral, boolean afterParenthesis);

    /** What stands in a string literal instead of the placeholder. */
    String inLiteral(Placeholder placeholder);
  }

  private final String text;
  private final Language language;
  private final StringBuilder out;
  private int at;

  /** Last token outside comments: a word, a single character, or {@code "} for a literal. */
  private String last = "";

  private boolean lastWasPlaceholder;

  private QueryTemplate(String text, Language language) {
    this.text = text;
    this.language = language;
    this.out = new StringBuilder(text.length() + 16);
  }

  /** Replaces all placeholders of a text. */
  public static String fill(String text, Language language) {
    return new QueryTemplate(text, language).run();
  }

  private String run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      Placeholder placeholder = language.at(text, at, false, ")".equals(last));
      if (placeholder != null) {
        replace(placeholder);
      } else if (text.startsWith("//", at)) {
        copyTo(lineEnd(at));
      } else if (c == '"' || c == '\'') {
        copyLiteral(c, endsWith('@'));
      } else if (text.startsWith("```", at) || text.startsWith("~~~", at)) {
        copyFenced(text.substring(at, at + 3));
      } else if (isWord(c)) {
        int start = at;
        int end = at;
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        copyTo(end);
        token(text.substring(start, end));
      } else {
        copyTo(at + 1);
        if (!isBlank(c)) {
          token(String.valueOf(c));
        }
      }
    }
    return out.toString();
  }

  private void token(String token) {
    last = token;
    lastWasPlaceholder = false;
  }

  private void replace(Placeholder placeholder) {
    String replacement = replacementFor(placeholder);
    at = placeholder.end();
    out.append(replacement);
    // Every replacement but an empty one ends an operand.
    if (!replacement.isEmpty()) {
      last = replacement.endsWith(")") ? ")" : "\"";
    }
    lastWasPlaceholder = true;
  }

  private String replacementFor(Placeholder placeholder) {
    boolean touchesLeft = at > 0 && (isWord(text.charAt(at - 1)) || touchesPlaceholder());
    if (touchesLeft) {
      return "";
    }
    String format = placeholder.format().toLowerCase(Locale.ROOT);
    switch (format) {
      case "start":
      case "end":
        return "datetime(2024-01-01)";
      case "grain":
        return "1h";
      case "seconds":
        return "86400";
      default:
        if (touchesRight(placeholder.end())) {
          return "1";
        }
        return new PlaceholderPlace(text, placeholder, out, last).replacement();
    }
  }

  private boolean touchesRight(int end) {
    return end < text.length()
        && (isWord(text.charAt(end)) || language.at(text, end, false, false) != null);
  }

  private boolean touchesPlaceholder() {
    return lastWasPlaceholder && !isBlank(text.charAt(at - 1));
  }

  private void copyLiteral(char quote, boolean verbatim) {
    copyTo(at + 1);
    while (at < text.length()) {
      char c = text.charAt(at);
      Placeholder placeholder = language.at(text, at, true, false);
      if (placeholder != null) {
        out.append(language.inLiteral(placeholder));
        at = placeholder.end();
      } else if (c == '\\' && !verbatim && at + 1 < text.length()) {
        copyTo(at + 2);
      } else if (c == quote && verbatim && text.startsWith("" + quote + quote, at)) {
        copyTo(at + 2);
      } else if (c == quote) {
        copyTo(at + 1);
        break;
      } else if (!verbatim && (c == '\n' || c == '\r')) {
        break; // An unclosed literal ends with its line.
      } else {
        copyTo(at + 1);
      }
    }
    token("\"");
  }

  private void copyFenced(String fence) {
    int close = text.indexOf(fence, at + fence.length());
    copyTo(close < 0 ? text.length() : close + fence.length());
    token("\"");
  }

  private void copyTo(int end) {
    out.append(text, at, end);
    at = end;
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private boolean endsWith(char c) {
    return out.length() > 0 && out.charAt(out.length() - 1) == c;
  }

  static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
