package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.token.Words;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import java.util.List;
import java.util.Set;

/** Parses {@code render}: a kind of chart and its properties. */
final class RenderOperatorParser {

  private static final Set<String> PROPERTIES =
      Set.of(
          "accumulate",
          "anomalycolumns",
          "kind",
          "legend",
          "series",
          "title",
          "xaxis",
          "xcolumn",
          "xmax",
          "xmin",
          "xtitle",
          "yaxis",
          "ycolumns",
          "ymax",
          "ymin",
          "ysplit",
          "ytitle");

  /** Those whose value is a list of columns, with commas like those between properties. */
  private static final Set<String> COLUMNS = Set.of("anomalycolumns", "series", "ycolumns");

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
    if (cursor.at(TokenKind.IDENTIFIER) || Words.CHARTS.contains(cursor.peek().text())) {
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
        cursor.bracketed(TokenKind.OPEN_PAREN, this::properties, 0);
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

  private int properties() {
    if (cursor.at(TokenKind.CLOSE_PAREN)) {
      return 0;
    }
    boolean columns = false;
    do {
      if (cursor.peek(1).kind() == TokenKind.EQUAL && PROPERTIES.contains(cursor.peek().text())) {
        columns = COLUMNS.contains(cursor.next().text());
        cursor.next();
        if (!cursor.accept("title")) {
          parameters.value();
        }
      } else if (columns && expressions.nameOrCall() != null) {
        continue;
      } else {
        cursor.report(
            DiagnosticKind.MISSING_NAME,
            () -> "The name of a property of charts is missing before " + cursor.found() + ".");
        return 0;
      }
    } while (cursor.accept(TokenKind.COMMA));
    return 0;
  }
}
