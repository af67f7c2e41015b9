package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.Token;
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
    if (!cursor.at(TokenKind.MINUS) || cursor.peek(1).kind() != TokenKind.MINUS || !touches(1)) {
      cursor.missing("-->");
      return;
    }
    cursor.next();
    boolean head = touches(1);
    cursor.next();
    if (head && cursor.peek().text().equals(">")) {
      cursor.next();
    }
  }

  /** {@code Nodes on key}. */
  private Expression nodes() {
    Expression table = expressions.signed();
    if (table != null) {
      cursor.expect("on");
      names.name();
    }
    return table;
  }

  /** {@code (a)-[e*1..3]->(b), …}: the pattern itself names variables only. */
  private Operator match() {
    cursor.next();
    parameters.skip();
    do {
      if (!cursor.at(TokenKind.OPEN_PAREN) && !edgeBegins()) {
        cursor.missing("a pattern such as (a)-->(b)");
      }
      while (cursor.at(TokenKind.OPEN_PAREN) || edgeBegins()) {
        if (cursor.at(TokenKind.OPEN_PAREN)) {
          cursor.bracketed(TokenKind.OPEN_PAREN, this::variable, 0);
        } else {
          edge();
        }
      }
    } while (cursor.accept(TokenKind.COMMA));
    List<Expression> list = new ArrayList<>();
    if (cursor.accept("where")) {
      list.add(expressions.required(pipelines.expression()));
    }
    if (cursor.accept("project")) {
      list.addAll(expressions.requiredList(expressions::named));
    }
    return new Columns(list);
  }

  private int variable() {
    if (names.length(0) > 0) {
      names.name();
    }
    return 0;
  }

  private boolean edgeBegins() {
    int ahead = cursor.peek().text().equals("<") && touches(1) ? 1 : 0;
    TokenKind second = cursor.peek(ahead + 1).kind();
    return cursor.peek(ahead).kind() == TokenKind.MINUS
        && touches(ahead + 1)
        && (second == TokenKind.MINUS || second == TokenKind.OPEN_BRACKET);
  }

  private boolean touches(int ahead) {
    return cursor.peek(ahead).follows(cursor.peek(ahead - 1));
  }

  /** {@code -->}, {@code <--}, {@code --}, or such an edge with a variable in brackets. */
  private void edge() {
    if (!cursor.accept(TokenKind.MINUS)) {
      cursor.next();
      cursor.next();
    }
    if (cursor.at(TokenKind.OPEN_BRACKET)) {
      cursor.bracketed(TokenKind.OPEN_BRACKET, this::edgeVariable, 0);
    }
    Token dash = cursor.peek();
    if (!cursor.accept(TokenKind.MINUS)) {
      cursor.missing("]- or ]->");
    } else if (cursor.peek().text().equals(">") && cursor.peek().follows(dash)) {
      cursor.next();
    }
  }

  /** {@code e*1..3}. */
  private int edgeVariable() {
    variable();
    if (cursor.accept(TokenKind.STAR)) {
      expressions.required();
      cursor.expect(TokenKind.DOT_DOT, "..");
      expressions.required();
    }
    return 0;
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
