package dev.sentinelsync.kql.syntax.token;

/** The classes of characters that the lexer distinguishes. */
final class Characters {

  private Characters() {}

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`' || c == '~';
  }

  static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isNamePart(char c) {
    return isLetter(c) || isDigit(c) || c == '_';
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
  }

  static boolean isSpace(char c) {
    if (c < 128) {
      return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
    }
    return c >= '\u2000' && c <= '\u200b'
        || c == '\u00a0'
        || c == '\u1680'
        || c == '\u180e'
        || c == '\u202f'
        || c == '\u205f'
        || c == '\u3000'
        || c == '\ufeff';
  }
}
