package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.token.Words;
import dev.sentinelsync.kql.syntax.tree.Expression.Wildcard;

/** Parses names in all their forms. */
final class NameParser {

  private final TokenCursor cursor;
  private final String text;

  NameParser(TokenCursor cursor, String text) {
    this.cursor = cursor;
    this.text = text;
  }

  /** Number of tokens of the name that begins that many places ahead, or 0. */
  int length(int ahead) {
    Token token = cursor.peek(ahead);
    return switch (token.kind()) {
      case IDENTIFIER, KEYWORD -> Words.isName(token) ? 1 : 0;
      case OPEN_BRACKET -> bracketedLength(ahead);
      case OPEN_BRACE -> bracedLength(ahead);
      default -> 0;
    };
  }

  /** The same for a name that is declared there, where more words are allowed. */
  int declaredLength(int ahead) {
    Token token = cursor.peek(ahead);
    if (Words.isOption(token)) {
      return 0;
    }
    return Words.isDeclaredName(token) ? 1 : length(ahead);
  }

  /** Whether a parenthesis after the name at the cursor makes it a call. */
  boolean callable() {
    return !Words.isOption(cursor.peek());
  }

  /** Whether the word at the cursor stands among text that is no query. */
  boolean stray() {
    return cursor.atStrayWord(text);
  }

  /** Takes the name of something new; the empty string, with a report, when there is none. */
  String fresh() {
    return take(Words.isOption(cursor.peek()) ? 0 : length(0));
  }

  /** Takes a name; the empty string, with a report, when there is none. */
  String name() {
    return take(length(0));
  }

  /** Takes a name that is being declared; the empty string, with a report, when there is none. */
  String declared() {
    return take(declaredLength(0));
  }

  private String take(int length) {
    if (length == 0) {
      cursor.report(
          DiagnosticKind.MISSING_NAME, () -> "A name is missing before " + cursor.found() + ".");
      return "";
    }
    if (length == 1) {
      return cursor.next().text();
    }
    // ['a' 'b'] is one name; {a} is replaced by a name later.
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < length; i++) {
      Token token = cursor.next();
      if (token.kind() == TokenKind.STRING) {
        name.append(token.text());
      }
    }
    return name.toString();
  }

  /** Number of tokens of {@code (name, name)}, or 0. */
  int declaredListLength() {
    if (!cursor.at(TokenKind.OPEN_PAREN)) {
      return 0;
    }
    int ahead = 1;
    while (true) {
      int length = declaredLength(ahead);
      if (length == 0) {
        return 0;
      }
      ahead += length;
      TokenKind kind = cursor.peek(ahead).kind();
      ahead++;
      if (kind == TokenKind.CLOSE_PAREN) {
        return ahead;
      }
      if (kind != TokenKind.COMMA) {
        return 0;
      }
    }
  }

  /** A name with wildcards, such as {@code Sys*}; null when there is none. */
  Wildcard wildcard() {
    int length = wildcardLength(0);
    return length == 0 ? null : takeWildcard(length);
  }

  /** {@code [Sys*]}; null when there is none. */
  Wildcard bracketedWildcard() {
    if (!cursor.at(TokenKind.OPEN_BRACKET)) {
      return null;
    }
    int length = wildcardLength(1);
    if (length == 0 || cursor.peek(length + 1).kind() != TokenKind.CLOSE_BRACKET) {
      return null;
    }
    cursor.next();
    Wildcard wildcard = takeWildcard(length);
    cursor.next();
    return wildcard;
  }

  private Wildcard takeWildcard(int length) {
    int start = cursor.peek().start();
    int end = start;
    for (int i = 0; i < length; i++) {
      end = cursor.next().end();
    }
    return new Wildcard(text.substring(start, end));
  }

  private int wildcardLength(int ahead) {
    Token token = cursor.peek(ahead);
    int length;
    if (token.kind() == TokenKind.STAR) {
      length = 1;
    } else if (Words.isDeclaredName(token)) {
      Token star = cursor.peek(ahead + 1);
      if (star.kind() != TokenKind.STAR || !star.follows(token)) {
        return 0;
      }
      length = 2;
    } else {
      return 0;
    }
    while (continuesWildcard(ahead + length)) {
      length++;
    }
    return length;
  }

  private boolean continuesWildcard(int ahead) {
    Token token = cursor.peek(ahead);
    boolean part =
        token.kind() == TokenKind.STAR
            || token.kind() == TokenKind.NUMBER
            || Words.isDeclaredName(token);
    return part && token.follows(cursor.peek(ahead - 1));
  }

  /** Takes {@code datascope = hotcache}. */
  void dataScope() {
    cursor.next();
    cursor.expect(TokenKind.EQUAL, "=");
    switch (cursor.peek().text()) {
      case "all", "hotcache" -> cursor.next();
      default -> cursor.missing("all or hotcache");
    }
  }

  private int bracketedLength(int ahead) {
    int length = 1;
    while (cursor.peek(ahead + length).kind() == TokenKind.STRING) {
      length++;
    }
    return length > 1 && cursor.peek(ahead + length).kind() == TokenKind.CLOSE_BRACKET
        ? length + 1
        : 0;
  }

  /** {@code {name}} or {@code {name[0]}}, without spaces: a parameter of the client. */
  private int bracedLength(int ahead) {
    TokenKind word = cursor.peek(ahead + 1).kind();
    if (word != TokenKind.IDENTIFIER && word != TokenKind.KEYWORD) {
      return 0;
    }
    int length = 2;
    if (cursor.peek(ahead + 2).kind() == TokenKind.OPEN_BRACKET) {
      length += cursor.peek(ahead + 3).kind() == TokenKind.MINUS ? 2 : 1;
      if (cursor.peek(ahead + length).kind() != TokenKind.NUMBER
          || cursor.peek(ahead + length + 1).kind() != TokenKind.CLOSE_BRACKET) {
        return 0;
      }
      length += 2;
    }
    if (cursor.peek(ahead + length).kind() != TokenKind.CLOSE_BRACE) {
      return 0;
    }
    for (int i = 1; i <= length; i++) {
      if (!cursor.peek(ahead + i).follows(cursor.peek(ahead + i - 1))) {
        return 0;
      }
    }
    return length + 1;
  }
}
