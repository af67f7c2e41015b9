package dev.sentinelsync.kql.syntax.token;

/**
 * A token.
 *
 * @param kind what it is
 * @param start offset of its first character in the query
 * @param end offset after its last character
 * @param text its text; for a string literal, the value it denotes
 */
public record Token(TokenKind kind, int start, int end, String text) {

  /** Whether it is this word of the language. */
  public boolean is(String keyword) {
    return kind == TokenKind.KEYWORD && text.equals(keyword);
  }

  /** Whether nothing, not even a space, is between the other token and this one. */
  public boolean follows(Token other) {
    return start == other.end;
  }
}
