package dev.sentinelsync.kql.syntax.token;

/**
 * Reads one string literal: {@code "…"} and {@code '…'} with backslash escapes, {@code @"…"}
 * without, ```` ```…``` ```` and {@code ~~~…~~~} over several lines; {@code h} in front hides it
 * from logs.
 */
final class StringScanner {

  private static final String[] MULTI_LINE_QUOTES = {"```", "~~~"};

  private final String text;
  private int at;
  private String value = "";
  private boolean closed;
  private boolean badEscape;

  StringScanner(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /** Reads the literal; false when none begins here. */
  boolean scan() {
    if (charAt(at) == 'h' || charAt(at) == 'H') {
      at++;
    }
    boolean verbatim = charAt(at) == '@';
    if (verbatim) {
      at++;
    }
    for (String quote : MULTI_LINE_QUOTES) {
      if (text.startsWith(quote, at)) {
        multiLine(quote);
        return true;
      }
    }
    char quote = charAt(at);
    if (quote != '"' && quote != '\'') {
      return false;
    }
    at++;
    if (verbatim) {
      verbatim(quote);
    } else {
      escaped(quote);
    }
    if (charAt(at) == quote) {
      at++;
      closed = true;
    }
    return true;
  }

  /** The text that the literal denotes. */
  String value() {
    return value;
  }

  /** Offset after the literal. */
  int end() {
    return at;
  }

  /** Whether the closing quote is there. */
  boolean closed() {
    return closed;
  }

  /** Whether it ends early at a backslash that the language does not know. */
  boolean badEscape() {
    return badEscape;
  }

  private void multiLine(String quote) {
    int start = at + quote.length();
    int end = text.indexOf(quote, start);
    closed = end >= 0;
    value = text.substring(start, closed ? end : text.length());
    at = closed ? end + quote.length() : text.length();
  }

  private void verbatim(char quote) {
    int start = at;
    boolean doubled = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && charAt(at + 1) == quote) {
        doubled = true;
        at++;
      } else if (c == quote || c == '\n' || c == '\r') {
        break;
      }
    }
    value = text.substring(start, at);
    if (doubled) {
      String one = String.valueOf(quote);
      value = value.replace(one + one, one);
    }
  }

  private void escaped(char quote) {
    int start = at;
    StringBuilder built = null;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == quote || c == '\n' || c == '\r') {
        break;
      }
      if (c == '\\') {
        if (built == null) {
          built = new StringBuilder().append(text, start, at);
        }
        if (!escape(built)) {
          badEscape = true;
          break;
        }
      } else {
        if (built != null) {
          built.append(c);
        }
        at++;
      }
    }
    value = built == null ? text.substring(start, at) : built.toString();
  }

  /** Appends what the escape at the current backslash denotes; false when it denotes nothing. */
  private boolean escape(StringBuilder out) {
    char c = charAt(at + 1);
    int simple = "\\'\"abfnrtv".indexOf(c);
    if (c != 0 && simple >= 0) {
      out.append("\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
      at += 2;
      return true;
    }
    return switch (c) {
      case 'x' -> hex(out, 2);
      case 'u' -> hex(out, 4);
      case 'U' -> hex(out, 8);
      default -> octal(out);
    };
  }

  private boolean hex(StringBuilder out, int digits) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(charAt(at + 2 + i), 16);
      if (digit < 0) {
        return false;
      }
      code = code << 4 | digit;
    }
    out.appendCodePoint(Character.isValidCodePoint(code) ? code : '\ufffd');
    at += 2 + digits;
    return true;
  }

  private boolean octal(StringBuilder out) {
    int code = 0;
    int digits = 0;
    while (digits < 3 && Character.digit(charAt(at + 1 + digits), 8) >= 0) {
      int next = code * 8 + (charAt(at + 1 + digits) - '0');
      if (next > 255) {
        break;
      }
      code = next;
      digits++;
    }
    if (digits == 0) {
      return false;
    }
    out.append((char) code);
    at += 1 + digits;
    return true;
  }

  private char charAt(int offset) {
    return offset < text.length() ? text.charAt(offset) : 0;
  }
}
