package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Expression.Pipeline;
import dev.sentinelsync.kql.syntax.tree.Operator;
import java.util.ArrayList;
import java.util.List;

/** Parses {@code source | operator | operator} and recovers at the next pipe after an error. */
final class PipelineParser {

  private final TokenCursor cursor;
  private final String text;
  private final ExpressionParser expressions;
  private final OperatorParser operators;

  PipelineParser(TokenCursor cursor, String text) {
    this.cursor = cursor;
    this.text = text;
    NameParser names = new NameParser(cursor, text);
    this.expressions = new ExpressionParser(cursor, names, this);
    this.operators = new OperatorParser(cursor, names, expressions, this);
  }

  ExpressionParser expressions() {
    return expressions;
  }

  OperatorParser operators() {
    return operators;
  }

  /** An expression with all the operators piped to it; null when nothing fits. */
  Expression expression() {
    if (operators.begins()) {
      List<Operator> list = new ArrayList<>(4);
      list.add(operators.operator(false));
      return piped(null, list);
    }
    Expression source = expressions.expression();
    return source == null || !cursor.at(TokenKind.BAR) ? source : continued(source);
  }

  /** The operators piped to a source that was read already. */
  Expression continued(Expression source) {
    return piped(source, new ArrayList<>(8));
  }

  /** A query over what is piped into it: it begins with an operator. */
  Expression subquery() {
    return subquery(false);
  }

  /** The same in {@code fork}, where a query may also have a source of its own. */
  Expression forked() {
    return subquery(true);
  }

  private Expression subquery(boolean withSource) {
    Operator first = operators.operator(true);
    if (first != null) {
      return piped(null, new ArrayList<>(List.of(first)));
    }
    Expression query = withSource ? expression() : null;
    if (query != null) {
      return query;
    }
    cursor.report(
        DiagnosticKind.UNKNOWN_OPERATOR,
        () -> "Expected an operator but found " + cursor.found() + ".");
    return expressions.required(expression());
  }

  private Pipeline piped(Expression source, List<Operator> list) {
    if (!list.isEmpty()) {
      recover();
    }
    while (cursor.accept(TokenKind.BAR)) {
      Operator operator = operators.operator(true);
      if (operator == null) {
        cursor.report(
            DiagnosticKind.UNKNOWN_OPERATOR,
            () -> "Expected an operator after | but found " + cursor.found() + ".");
      } else {
        list.add(operator);
      }
      recover();
    }
    return new Pipeline(source == null && list.isEmpty() ? Parts.NONE : source, list);
  }

  /** Passes over what does not belong to an operator, up to the next pipe or the end. */
  private void recover() {
    if (atEnd()) {
      return;
    }
    cursor.report(
        DiagnosticKind.UNEXPECTED_TEXT,
        () -> "Expected | or the end of the query but found " + cursor.found() + ".");
    while (!atEnd()) {
      cursor.skip();
    }
  }

  private boolean atEnd() {
    return switch (cursor.peek().kind()) {
      case BAR, SEMICOLON, END -> true;
      case COMMA -> cursor.nested();
      case CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE -> cursor.closesOuter();
      case KEYWORD -> StatementParser.begins(cursor) || operators.begins() && atNextQuery();
      case IDENTIFIER ->
          switch (cursor.peek(1).kind()) {
            case BAR -> cursor.atLineStart(text);
            case OPEN_PAREN, DOT -> atNextQuery();
            default -> false;
          };
      default -> false;
    };
  }

  /** Whether a query without a semicolon before it may begin here: after an empty line. */
  private boolean atNextQuery() {
    return !cursor.nested() && cursor.atParagraph(text);
  }
}
