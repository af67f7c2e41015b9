package dev.sentinelsync.kql.syntax.token;

/** What a token is. Words differ by their text, see {@link Words}. */
public enum TokenKind {
  /** An identifier that is no word of the language. */
  IDENTIFIER,
  /** A word of the language; dashed ones such as {@code mv-expand} are one token. */
  KEYWORD,
  /** A string literal of any form; the text is its value. */
  STRING,
  /** A plain number such as {@code 4624} or {@code 0.5}. */
  NUMBER,
  /** Any other literal: {@code 1d}, {@code datetime(…)}, {@code true}. */
  LITERAL,
  OPEN_PAREN,
  CLOSE_PAREN,
  OPEN_BRACKET,
  CLOSE_BRACKET,
  OPEN_BRACE,
  CLOSE_BRACE,
  BAR,
  COMMA,
  SEMICOLON,
  COLON,
  DOT,
  DOT_DOT,
  EQUAL,
  ARROW,
  STAR,
  PLUS,
  MINUS,
  /** A binary operator that is not a word, such as {@code ==} or {@code !~}. */
  OPERATOR,
  AT,
  QUESTION,
  /** A character that begins no token. */
  BAD,
  END;

  /** Whether it opens a bracket. */
  public boolean opens() {
    return this == OPEN_PAREN || this == OPEN_BRACKET || this == OPEN_BRACE;
  }

  /** Whether it closes a bracket. */
  public boolean closes() {
    return this == CLOSE_PAREN || this == CLOSE_BRACKET || this == CLOSE_BRACE;
  }
}
