package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.token.Words;

/** Parses types and lists of columns with their types. */
final class SchemaParser {

  /** Where a list of columns may have a star, which means all others. */
  enum Star {
    NOWHERE,
    ALONE,
    FIRST,
    ANYWHERE
  }

  private final TokenCursor cursor;
  private final NameParser names;

  SchemaParser(TokenCursor cursor, NameParser names) {
    this.cursor = cursor;
    this.names = names;
  }

  /** {@code (column:type, …)}: the number of columns. */
  int schema(Star star) {
    return cursor.bracketed(TokenKind.OPEN_PAREN, () -> columns(star), 0);
  }

  /** The columns between the parentheses: their number. */
  int columns(Star allowed) {
    int count = 0;
    if (allowed == Star.NOWHERE || allowed == Star.FIRST) {
      cursor.accept(TokenKind.COMMA);
    }
    boolean expected = false;
    while (expected || !cursor.at(TokenKind.CLOSE_PAREN)) {
      boolean star = starAllowed(allowed, count) && cursor.accept(TokenKind.STAR);
      if (!star) {
        names.declared();
        cursor.expect(TokenKind.COLON, ":");
        type();
      }
      count++;
      if (star && allowed == Star.ALONE) {
        break;
      }
      boolean comma = cursor.accept(TokenKind.COMMA);
      expected = comma && allowed == Star.ANYWHERE;
      // The comma after a star may be left out, except in typeof.
      if (!comma && !(star && allowed == Star.FIRST && names.declaredLength(0) > 0)) {
        break;
      }
    }
    return count;
  }

  private static boolean starAllowed(Star allowed, int columnsBefore) {
    return switch (allowed) {
      case NOWHERE -> false;
      case ALONE, FIRST -> columnsBefore == 0;
      case ANYWHERE -> true;
    };
  }

  /** A type of a column or a scalar parameter. */
  void type() {
    Token token = cursor.peek();
    if (Words.TYPES.contains(token.text())) {
      cursor.next();
      return;
    }
    cursor.report(
        DiagnosticKind.BAD_TYPE,
        () -> "Expected a type such as string but found " + cursor.found() + ".");
    if (token.kind() == TokenKind.IDENTIFIER) {
      cursor.next();
    }
  }
}
