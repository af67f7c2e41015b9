package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression.Body;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code declare pattern}: a query for each of some combinations of constants. */
final class PatternParser {

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  PatternParser(
      TokenCursor cursor,
      NameParser names,
      ExpressionParser expressions,
      StatementParser statements) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.statements = statements;
  }

  /** The statement behind the words {@code declare pattern}. */
  Statement pattern() {
    String name = names.name();
    if (!cursor.accept(TokenKind.EQUAL)) {
      return new Statement.Pattern(name, List.of());
    }
    statements.declaredParameters();
    if (cursor.at(TokenKind.OPEN_BRACKET)) {
      cursor.bracketed(TokenKind.OPEN_BRACKET, this::path, 0);
    }
    return new Statement.Pattern(
        name, cursor.bracketed(TokenKind.OPEN_BRACE, this::bodies, List.of()));
  }

  private int path() {
    names.declared();
    cursor.expect(TokenKind.COLON, ":");
    expressions.literals().schemas().type();
    return 0;
  }

  /** {@code ("a", "b").["c"] = { … };} for each case. */
  private List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    do {
      cursor.bracketed(
          TokenKind.OPEN_PAREN, () -> expressions.requiredList(expressions::expression), List.of());
      if (cursor.accept(TokenKind.DOT)) {
        cursor.bracketed(
            TokenKind.OPEN_BRACKET,
            () -> expressions.required(expressions.literals().literal()),
            Parts.NONE);
      }
      cursor.expect(TokenKind.EQUAL, "=");
      bodies.add(statements.body());
      cursor.expect(TokenKind.SEMICOLON, ";");
    } while (cursor.at(TokenKind.OPEN_PAREN));
    return bodies;
  }
}
