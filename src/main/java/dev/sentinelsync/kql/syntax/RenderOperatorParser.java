package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import java.util.List;

/** Parses {@code render}: a kind of chart and its properties. */
final class RenderOperatorParser {

  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final OperatorParameters parameters;

  RenderOperatorParser(
      TokenCursor cursor, ExpressionParser expressions, OperatorParameters parameters) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.parameters = parameters;
  }

  Operator render() {
    cursor.next();
    TokenKind kind = cursor.peek().kind();
    if (kind == TokenKind.IDENTIFIER || kind == TokenKind.KEYWORD) {
      cursor.next();
    } else {
      cursor.report(
          DiagnosticKind.MISSING_NAME,
          () -> "A kind of chart is missing before " + cursor.found() + ".");
    }
    boolean more = true;
    while (more) {
      more = renderProperty();
    }
    return new Columns(List.of());
  }

  private boolean renderProperty() {
    if (cursor.accept("with")) {
      if (cursor.at(TokenKind.OPEN_PAREN)) {
        expressions.literals().properties();
      } else {
        parameters.value();
      }
      return true;
    }
    if (cursor.accept("by")) {
      expressions.requiredList(expressions::nameOrCall);
      return true;
    }
    String word = cursor.peek().text();
    if (cursor.peek(1).kind() == TokenKind.EQUAL
        && (word.equals("kind") || word.equals("title") || word.equals("accumulate"))) {
      cursor.next();
      cursor.next();
      parameters.value();
      return true;
    }
    return false;
  }
}
