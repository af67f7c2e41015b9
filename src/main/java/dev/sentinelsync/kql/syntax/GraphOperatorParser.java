package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import dev.sentinelsync.kql.syntax.tree.Operator.Nested;
import dev.sentinelsync.kql.syntax.tree.Operator.Sources;
import java.util.ArrayList;
import java.util.List;

/** Parses the operators that make and search graphs; only {@code make-graph} names tables. */
final class GraphOperatorParser {

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final PipelineParser pipelines;
  private final OperatorParameters parameters;

  GraphOperatorParser(
      TokenCursor cursor,
      NameParser names,
      ExpressionParser expressions,
      PipelineParser pipelines,
      OperatorParameters parameters) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.pipelines = pipelines;
    this.parameters = parameters;
  }

  /** The operator of that name, or null when it is not one of these. */
  Operator operator(String name) {
    switch (name) {
      case "make-graph" -> {
        return makeGraph();
      }
      case "graph-match", "graph-shortest-paths" -> {
        return match();
      }
      case "graph-where-nodes", "graph-where-edges" -> {
        cursor.next();
        return new Columns(List.of(expressions.required()));
      }
      case "graph-mark-components" -> {
        cursor.next();
        parameters.skip();
        return new Columns(List.of());
      }
      case "graph-to-table" -> {
        return toTable();
      }
      default -> {
        return null;
      }
    }
  }

  private Operator makeGraph() {
    cursor.next();
    parameters.skip();
    names.name();
    arrow();
    names.name();
    parameters.skip();
    List<Expression> tables = new ArrayList<>();
    if (cursor.accept("with")) {
      tables.addAll(expressions.requiredList(this::nodes));
    }
    if (!cursor.accept("partitioned-by")) {
      return new Sources(tables, List.of());
    }
    names.name();
    Expression subquery = cursor.bracketed(TokenKind.OPEN_PAREN, pipelines::subquery, Parts.NONE);
    return new Sources(
        tables,
        List.of(new Expression.Pipeline(null, List.of(new Nested(List.of(), List.of(subquery))))));
  }

  private void arrow() {
    if (!cursor.at(TokenKind.MINUS) || cursor.peek(1).kind() != TokenKind.MINUS) {
      cursor.missing("-->");
      return;
    }
    cursor.next();
    cursor.next();
    if (cursor.peek().text().equals(">")) {
      cursor.next();
    }
  }

  /** {@code Nodes on key}. */
  private Expression nodes() {
    Expression table = expressions.path();
    if (table != null) {
      cursor.expect("on");
      names.name();
    }
    return table;
  }

  /** The pattern itself names variables only, so it is passed over. */
  private Operator match() {
    cursor.next();
    parameters.skip();
    while (!cursor.at("where") && !cursor.at("project") && !atEnd()) {
      cursor.skip();
    }
    List<Expression> list = new ArrayList<>();
    if (cursor.accept("where")) {
      list.add(expressions.required(pipelines.expression()));
    }
    if (cursor.accept("project")) {
      list.addAll(expressions.requiredList(expressions::named));
    }
    return new Columns(list);
  }

  private boolean atEnd() {
    return switch (cursor.peek().kind()) {
      case BAR, SEMICOLON, END -> true;
      default -> cursor.closesOuter();
    };
  }

  private Operator toTable() {
    cursor.next();
    do {
      if (!cursor.accept("nodes")) {
        cursor.expect("edges");
      }
      if (cursor.accept("as")) {
        names.name();
      }
      parameters.skip();
    } while (cursor.accept(TokenKind.COMMA));
    return new Columns(List.of());
  }
}
