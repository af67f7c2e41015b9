package dev.sentinelsync.site.markdown;

import dev.sentinelsync.site.markdown.HtmlToken.Attribute;
import dev.sentinelsync.site.markdown.HtmlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds markup in a fragment of HTML as the tokenizer of the HTML standard does (section 13.2.5),
 * for fragments in which no element switches to another state: those that do ({@code script},
 * {@code style}, {@code textarea}, {@code title} and the like) are escaped before their content
 * counts.
 */
final class HtmlTokenizer {

  private final String html;
  private int position;

  private HtmlTokenizer(String html) {
    this.html = html;
  }

  /** All markup of a fragment, in order; what lies between is text. */
  static List<HtmlToken> tokens(String html) {
    HtmlTokenizer tokenizer = new HtmlTokenizer(html);
    List<HtmlToken> tokens = new ArrayList<>();
    for (int start = html.indexOf('<'); start >= 0; start = html.indexOf('<', tokenizer.position)) {
      tokenizer.position = start + 1;
      HtmlToken token = tokenizer.token(start);
      if (token != null) {
        tokens.add(token);
        tokenizer.position = token.end();
      }
    }
    return tokens;
  }

  private HtmlToken token(int start) {
    char next = at(start + 1);
    if (isLetter(next)) {
      return tag(Kind.START_TAG, start, start + 1);
    }
    if (next == '/') {
      return isLetter(at(start + 2))
          ? tag(Kind.END_TAG, start, start + 2)
          : bogus(start, start + 2 < html.length());
    }
    if (html.startsWith("<!--", start)) {
      return comment(start);
    }
    return next == '!' || next == '?' ? bogus(start, true) : null;
  }

  private HtmlToken comment(int start) {
    int close = html.indexOf("-->", start + 4);
    if (close < 0) {
      return new HtmlToken(Kind.UNFINISHED, "", start, html.length(), List.of());
    }
    String body = html.substring(start + 4, close);
    boolean agreed =
        !body.startsWith(">")
            && !body.startsWith("->")
            && !body.contains("--!>")
            // Some readers take "- ->" for the end.
            && body.indexOf("->", body.indexOf('-') + 1) < 0;
    return new HtmlToken(agreed ? Kind.COMMENT : Kind.OTHER, "", start, close + 3, List.of());
  }

  /** What a browser takes for a comment up to the next angle bracket. */
  private HtmlToken bogus(int start, boolean markup) {
    if (!markup) {
      return null;
    }
    int close = html.indexOf('>', start);
    return close < 0
        ? new HtmlToken(Kind.UNFINISHED, "", start, html.length(), List.of())
        : new HtmlToken(Kind.OTHER, "", start, close + 1, List.of());
  }

  private HtmlToken tag(Kind kind, int start, int nameStart) {
    position = nameStart;
    while (position < html.length() && !isSpace(at(position)) && "/>".indexOf(at(position)) < 0) {
      position++;
    }
    String name = html.substring(nameStart, position).toLowerCase(Locale.ROOT);
    List<Attribute> attributes = new ArrayList<>();
    while (position < html.length()) {
      int before = position;
      skip(true);
      if (position >= html.length()) {
        break;
      }
      if (at(position) == '>') {
        return new HtmlToken(kind, name, start, position + 1, List.copyOf(attributes));
      }
      Attribute attribute = attribute(before);
      if (attribute == null) {
        break;
      }
      attributes.add(attribute);
    }
    return new HtmlToken(Kind.UNFINISHED, name, start, html.length(), List.of());
  }

  /** The attribute here, or null if its value does not end. */
  private Attribute attribute(int before) {
    int start = position++;
    while (position < html.length() && !isSpace(at(position)) && "/>=".indexOf(at(position)) < 0) {
      position++;
    }
    String name = html.substring(start, position).toLowerCase(Locale.ROOT);
    int nameEnd = position;
    skip(false);
    if (at(position) != '=') {
      position = nameEnd;
      return new Attribute(name, before, "", nameEnd, ' ');
    }
    position++;
    skip(false);
    char quote = at(position);
    if (quote == '"' || quote == '\'') {
      int close = html.indexOf(quote, position + 1);
      if (close < 0) {
        return null;
      }
      int valueStart = position + 1;
      position = close + 1;
      return new Attribute(name, before, html.substring(valueStart, close), valueStart, quote);
    }
    int valueStart = position;
    while (position < html.length() && !isSpace(at(position)) && at(position) != '>') {
      position++;
    }
    return new Attribute(name, before, html.substring(valueStart, position), valueStart, ' ');
  }

  private void skip(boolean slashes) {
    while (position < html.length() && (isSpace(at(position)) || slashes && at(position) == '/')) {
      position++;
    }
  }

  private char at(int index) {
    return index < html.length() ? html.charAt(index) : '\0';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
  }
}
