package dev.sentinelsync.kql.syntax.token;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import java.util.ArrayList;
import java.util.List;

/** Splits a query into tokens. Every character is looked at a bounded number of times. */
public final class Lexer {

  private static final int LONGEST_SHOWN = 20;
  private static final String[] SINGLE = new String[128];

  static {
    for (char c = 0; c < SINGLE.length; c++) {
      SINGLE[c] = String.valueOf(c);
    }
  }

  private final String text;
  private final DiagnosticLog log;
  private final List<Token> tokens;
  private int at;

  private Lexer(String text, DiagnosticLog log) {
    this.text = text;
    this.log = log;
    this.tokens = new ArrayList<>(text.length() / 4 + 8);
  }

  /** The tokens of the text; the last one is of kind {@link TokenKind#END}. */
  public static Token[] tokenize(String text, DiagnosticLog log) {
    return new Lexer(text, log).run();
  }

  private Token[] run() {
    skipDirectives();
    while (skipTrivia()) {
      next();
    }
    add(TokenKind.END, at, at, "");
    return tokens.toArray(Token[]::new);
  }

  /** Lines such as {@code #connect …} are allowed before the first statement. */
  private void skipDirectives() {
    while (skipTrivia() && text.charAt(at) == '#') {
      skipLine();
    }
  }

  private boolean skipTrivia() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Characters.isSpace(c)) {
        at++;
      } else if (c == '/' && peek(1) == '/') {
        skipLine();
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipLine() {
    while (at < text.length() && !Characters.isLineEnd(text.charAt(at))) {
      at++;
    }
  }

  private void next() {
    char c = text.charAt(at);
    if (Characters.isLetter(c) || c == '_' || c == '$') {
      word(c);
    } else if (Characters.isDigit(c)) {
      number();
    } else if (Characters.isQuote(c) || c == '@' && Characters.isQuote(peek(1))) {
      string();
    } else {
      punctuation(c);
    }
  }

  private void word(char first) {
    if ((first == 'h' || first == 'H')
        && (Characters.isQuote(peek(1)) || peek(1) == '@' && Characters.isQuote(peek(2)))) {
      string();
      return;
    }
    int end = NumberScanner.guidEnd(text, at);
    if (end > 0) {
      rawGuid(end);
      return;
    }
    end = at + 1;
    while (end < text.length() && Characters.isNamePart(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    if (end < text.length() && (compound(word, end) || typedLiteral(word, end))) {
      return;
    }
    String keyword = Words.keyword(word);
    if (keyword != null) {
      add(TokenKind.KEYWORD, at, end, keyword);
    } else {
      add(isBoolean(word) ? TokenKind.LITERAL : TokenKind.IDENTIFIER, at, end, word);
    }
  }

  private static boolean isBoolean(String word) {
    return switch (word) {
      case "true", "True", "TRUE", "false", "False", "FALSE" -> true;
      default -> false;
    };
  }

  private boolean compound(String word, int end) {
    char next = text.charAt(end);
    if (next != '-' && next != '~') {
      return false;
    }
    for (String candidate : Words.compounds(word)) {
      if (startsWord(candidate, at)) {
        add(TokenKind.KEYWORD, at, at + candidate.length(), candidate);
        return true;
      }
    }
    for (String candidate : Words.compounds(word)) {
      if (text.startsWith(candidate, at)) {
        // In project-awayx the first word is no operator.
        add(TokenKind.IDENTIFIER, at, end, word);
        return true;
      }
    }
    return false;
  }

  /** A literal such as {@code datetime(2024-01-31)}: its inside is no expression. */
  private boolean typedLiteral(String word, int end) {
    if (text.charAt(end) != '(' || !Words.LITERAL_TYPES.contains(word)) {
      return false;
    }
    int close = end + 1;
    while (close < text.length()
        && text.charAt(close) != ')'
        && !Characters.isLineEnd(text.charAt(close))) {
      close++;
    }
    if (close < text.length() && text.charAt(close) == ')') {
      close++;
    } else {
      log.report(
          close,
          DiagnosticKind.BAD_LITERAL,
          () -> "The " + word + " literal has no ) on its line.");
    }
    add(TokenKind.LITERAL, at, close, text.substring(at, close));
    return true;
  }

  private void number() {
    if (startsWord("3Dchart", at)) {
      add(TokenKind.KEYWORD, at, at + "3Dchart".length(), "3Dchart");
      return;
    }
    int end = NumberScanner.guidEnd(text, at);
    if (end > 0) {
      rawGuid(end);
      return;
    }
    end = NumberScanner.realEnd(text, at);
    if (end > 0) {
      add(TokenKind.NUMBER, at, end, text.substring(at, end));
      return;
    }
    end = NumberScanner.timespanEnd(text, at);
    if (end > 0) {
      add(TokenKind.LITERAL, at, end, text.substring(at, end));
      return;
    }
    end = NumberScanner.integerEnd(text, at);
    if (end > 0) {
      add(TokenKind.NUMBER, at, end, text.substring(at, end));
      return;
    }
    end = at + 1;
    while (end < text.length() && Characters.isNamePart(text.charAt(end))) {
      end++;
    }
    add(TokenKind.IDENTIFIER, at, end, text.substring(at, end));
  }

  private void rawGuid(int end) {
    log.report(at, DiagnosticKind.BAD_LITERAL, () -> "A GUID must be written as guid(…).");
    add(TokenKind.LITERAL, at, end, text.substring(at, end));
  }

  private void string() {
    StringScanner scanner = new StringScanner(text, at);
    if (!scanner.scan()) {
      bad();
      return;
    }
    if (!scanner.closed()) {
      int start = at;
      log.report(
          scanner.end(),
          DiagnosticKind.BAD_LITERAL,
          () ->
              "The string that begins with "
                  + text.substring(start, Math.min(scanner.end(), start + LONGEST_SHOWN)).strip()
                  + " is not closed"
                  + (scanner.badEscape() ? " before a backslash that escapes nothing." : "."));
    }
    add(TokenKind.STRING, at, scanner.end(), scanner.value());
  }

  private void punctuation(char c) {
    switch (c) {
      case '(' -> add(TokenKind.OPEN_PAREN, 1);
      case ')' -> add(TokenKind.CLOSE_PAREN, 1);
      case '[' -> add(TokenKind.OPEN_BRACKET, 1);
      case ']' -> add(TokenKind.CLOSE_BRACKET, 1);
      case '{' -> add(TokenKind.OPEN_BRACE, 1);
      case '}' -> add(TokenKind.CLOSE_BRACE, 1);
      case '|' -> add(TokenKind.BAR, 1);
      case ',' -> add(TokenKind.COMMA, 1);
      case ';' -> add(TokenKind.SEMICOLON, 1);
      case ':' -> add(TokenKind.COLON, 1);
      case '*' -> add(TokenKind.STAR, 1);
      case '+' -> add(TokenKind.PLUS, 1);
      case '-' -> add(TokenKind.MINUS, 1);
      case '@' -> add(TokenKind.AT, 1);
      case '?' -> add(TokenKind.QUESTION, 1);
      case '/', '%' -> add(TokenKind.OPERATOR, 1);
      case '.' -> add(peek(1) == '.' ? TokenKind.DOT_DOT : TokenKind.DOT, peek(1) == '.' ? 2 : 1);
      case '<' -> add(TokenKind.OPERATOR, peek(1) == '=' || peek(1) == '>' ? 2 : 1);
      case '>' -> add(TokenKind.OPERATOR, peek(1) == '=' ? 2 : 1);
      case '=' -> equal();
      case '!' -> exclamation();
      default -> bad();
    }
  }

  private void equal() {
    switch (peek(1)) {
      case '=', '~' -> add(TokenKind.OPERATOR, 2);
      case '>' -> add(TokenKind.ARROW, 2);
      default -> add(TokenKind.EQUAL, 1);
    }
  }

  private void exclamation() {
    if (peek(1) == '=' || peek(1) == '~') {
      add(TokenKind.OPERATOR, 2);
      return;
    }
    for (String word : Words.negatable()) {
      if (startsWord(word, at + 1)) {
        add(TokenKind.KEYWORD, 1 + word.length());
        return;
      }
    }
    bad();
  }

  private void bad() {
    int code = text.codePointAt(at);
    log.report(
        at,
        DiagnosticKind.UNKNOWN_CHARACTER,
        () ->
            "The character "
                + Character.toString(code)
                + " (U+"
                + String.format("%04X", code)
                + ") begins no token of the language.");
    add(TokenKind.BAD, Character.charCount(code));
  }

  private boolean startsWord(String word, int offset) {
    return text.startsWith(word, offset)
        && (offset + word.length() >= text.length()
            || !Characters.isNamePart(text.charAt(offset + word.length())));
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private void add(TokenKind kind, int length) {
    add(kind, at, at + length, length == 1 ? single() : text.substring(at, at + length));
  }

  /** Most tokens of one character are ASCII: they share their text. */
  private String single() {
    char c = text.charAt(at);
    return c < SINGLE.length ? SINGLE[c] : String.valueOf(c);
  }

  private void add(TokenKind kind, int start, int end, String value) {
    tokens.add(new Token(kind, start, end, value));
    at = end;
  }
}
