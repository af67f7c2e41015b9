package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import java.util.function.Supplier;

/** Walks over the tokens of a query: looks, takes, expects, and recovers after errors. */
final class TokenCursor {

  private final Token[] tokens;
  private final int[] partners;
  private final DiagnosticLog log;
  private final int maxNesting;
  private final int[] open = new int[TokenKind.values().length];
  private int at;
  private int nesting;
  private boolean silent;

  TokenCursor(Token[] tokens, DiagnosticLog log, int maxNesting) {
    this.tokens = tokens;
    this.partners = BracketPairs.of(tokens);
    this.log = log;
    this.maxNesting = maxNesting;
  }

  Token peek() {
    return tokens[at];
  }

  /** The token that many places ahead, or the last one. */
  Token peek(int ahead) {
    return tokens[Math.min(at + ahead, tokens.length - 1)];
  }

  /** Takes the current token; the last one stays. */
  Token next() {
    Token token = tokens[at];
    if (at < tokens.length - 1) {
      at++;
    }
    return token;
  }

  /** Number of tokens taken so far. */
  int position() {
    return at;
  }

  boolean at(TokenKind kind) {
    return tokens[at].kind() == kind;
  }

  boolean at(String keyword) {
    return tokens[at].is(keyword);
  }

  boolean accept(TokenKind kind) {
    if (!at(kind)) {
      return false;
    }
    next();
    return true;
  }

  boolean accept(String keyword) {
    if (!at(keyword)) {
      return false;
    }
    next();
    return true;
  }

  /** Takes the keyword, or reports that it is missing. */
  void expect(String keyword) {
    if (!accept(keyword)) {
      missing(keyword);
    }
  }

  /** Takes a token of the kind, or reports that it is missing. */
  boolean expect(TokenKind kind, String shown) {
    if (accept(kind)) {
      return true;
    }
    missing(shown);
    return false;
  }

  void missing(String shown) {
    report(DiagnosticKind.MISSING_TOKEN, () -> "Expected " + shown + " but found " + found() + ".");
  }

  void report(DiagnosticKind kind, Supplier<String> message) {
    if (!silent) {
      log.report(tokens[at].start(), kind, message);
    }
  }

  /** Reads something that may be in another language, so that nothing is reported. */
  void silently(Runnable reading) {
    boolean before = silent;
    silent = true;
    reading.run();
    silent = before;
  }

  /** The current token as a reader sees it. */
  String found() {
    Token token = tokens[at];
    return switch (token.kind()) {
      case END -> "the end of the query";
      case STRING -> "a string";
      default -> token.text().length() > 40 ? token.text().substring(0, 40) + "…" : token.text();
    };
  }

  /** Whether the current token is the first of its line. */
  boolean atLineStart(String text) {
    int from = at == 0 ? 0 : tokens[at - 1].end();
    return at == 0 || text.substring(from, tokens[at].start()).indexOf('\n') >= 0;
  }

  /** Whether an empty line, or nothing at all, comes before the current token. */
  boolean atParagraph(String text) {
    if (at == 0) {
      return true;
    }
    int lines = 0;
    for (int i = tokens[at - 1].end(); i < tokens[at].start(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        lines++;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        lines = 0;
      }
      if (lines == 2) {
        return true;
      }
    }
    return false;
  }

  /** Whether the token before the current one is of the kind. */
  boolean after(TokenKind kind) {
    return at > 0 && tokens[at - 1].kind() == kind;
  }

  /** Whether the token before the current one is a word of the same line. */
  boolean afterWord(String text) {
    if (at == 0 || atLineStart(text)) {
      return false;
    }
    TokenKind before = tokens[at - 1].kind();
    return before == TokenKind.IDENTIFIER || before == TokenKind.KEYWORD;
  }

  /**
   * Whether the current token is a word that is no name of anything: it touches a character that no
   * token begins with, or another word follows it on its line.
   */
  boolean atStrayWord(String text) {
    Token token = tokens[at];
    Token following = peek(1);
    if (following.kind() == TokenKind.BAD && following.follows(token)
        || at > 0 && tokens[at - 1].kind() == TokenKind.BAD && token.follows(tokens[at - 1])) {
      return true;
    }
    return following.kind() == TokenKind.IDENTIFIER
        && !following.text().equals("matches")
        && text.substring(token.end(), following.start()).indexOf('\n') < 0;
  }

  /** Whether some bracket is open here. */
  boolean nested() {
    return nesting > 0;
  }

  /**
   * Reads a bracketed part.
   *
   * @param inside reads what is between the brackets
   * @param fallback the answer when the opening bracket is missing or nested too deep
   */
  <T> T bracketed(TokenKind opening, Supplier<T> inside, T fallback) {
    if (!at(opening)) {
      missing(shown(opening));
      return fallback;
    }
    if (nesting >= maxNesting) {
      report(DiagnosticKind.TOO_DEEP, () -> "Nested deeper than " + maxNesting + " brackets.");
      skip();
      return fallback;
    }
    next();
    TokenKind closing = closing(opening);
    nesting++;
    open[closing.ordinal()]++;
    T result = inside.get();
    close(opening, closing);
    open[closing.ordinal()]--;
    nesting--;
    return result;
  }

  private void close(TokenKind opening, TokenKind closing) {
    if (accept(closing)) {
      return;
    }
    missing(shown(closing));
    while (!at(TokenKind.END) && !at(closing)) {
      if (at(TokenKind.SEMICOLON) && opening != TokenKind.OPEN_BRACE || closesOuter()) {
        return;
      }
      skip();
    }
    accept(closing);
  }

  /** Whether the current token closes a bracket that is open. */
  boolean closesOuter() {
    TokenKind kind = tokens[at].kind();
    return kind.closes() && open[kind.ordinal()] > 0;
  }

  /** Takes the current token and, when it opens a bracket, everything up to its partner. */
  void skip() {
    int partner = partners[at];
    at = Math.min(Math.max(partner, at) + 1, tokens.length - 1);
  }

  private static TokenKind closing(TokenKind opening) {
    return switch (opening) {
      case OPEN_PAREN -> TokenKind.CLOSE_PAREN;
      case OPEN_BRACKET -> TokenKind.CLOSE_BRACKET;
      default -> TokenKind.CLOSE_BRACE;
    };
  }

  private static String shown(TokenKind bracket) {
    return switch (bracket) {
      case OPEN_PAREN -> "(";
      case CLOSE_PAREN -> ")";
      case OPEN_BRACKET -> "[";
      case CLOSE_BRACKET -> "]";
      case OPEN_BRACE -> "{";
      default -> "}";
    };
  }
}
