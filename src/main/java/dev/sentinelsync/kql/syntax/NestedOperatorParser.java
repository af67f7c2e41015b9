package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.EntityGroup;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import dev.sentinelsync.kql.syntax.tree.Operator.MacroExpand;
import dev.sentinelsync.kql.syntax.tree.Operator.Nested;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parses the operators that hold queries or steps of their own. */
final class NestedOperatorParser {

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final PipelineParser pipelines;
  private final OperatorParameters parameters;
  private StatementParser statements;

  NestedOperatorParser(
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

  /** Statements can hold operators and {@code macro-expand} holds statements. */
  void statements(StatementParser parser) {
    this.statements = parser;
  }

  /** The operator of that name, or null when it is not one of these. */
  Operator operator(String name) {
    return switch (name) {
      case "mv-apply", "mvapply" -> apply();
      case "partition", "__partitionby" -> partition();
      case "fork" -> fork();
      case "facet" -> facet();
      case "scan" -> scan();
      case "macro-expand" -> macroExpand();
      default -> null;
    };
  }

  private Operator apply() {
    cursor.next();
    parameters.skip();
    List<Expression> list = new ArrayList<>();
    do {
      // Only the first column may be left out.
      boolean omitted = list.isEmpty() && cursor.at("to");
      list.add(omitted ? Parts.NONE : expressions.requiredNamed());
      if (cursor.accept("to")) {
        expressions.literals().typeOf();
      }
    } while (cursor.accept(TokenKind.COMMA));
    if (cursor.accept("limit")) {
      list.add(expressions.required());
    }
    if (cursor.accept("id")) {
      list.add(expressions.required());
    }
    cursor.expect("on");
    return new Nested(list, List.of(subquery()));
  }

  private Operator partition() {
    boolean documented = cursor.at("partition");
    cursor.next();
    parameters.skip();
    if (documented) {
      cursor.expect("by");
    }
    List<Expression> list = new ArrayList<>();
    list.add(column());
    if (documented && cursor.accept("in")) {
      list.add(expressions.required(expressions.call()));
    } else if (!documented && cursor.accept("id")) {
      list.add(expressions.required(expressions.literals().literal()));
    }
    if (!cursor.at(TokenKind.OPEN_BRACE)) {
      return new Nested(list, List.of(subquery()));
    }
    Expression query =
        cursor.bracketed(
            TokenKind.OPEN_BRACE, () -> expressions.required(pipelines.expression()), Parts.NONE);
    return new Nested(list, List.of(query));
  }

  /** A column and its members, but no call: a parenthesis after it begins the sub-query. */
  private Expression column() {
    Expression column = new Expression.Name(names.name());
    while (cursor.accept(TokenKind.DOT)) {
      names.name();
    }
    return column;
  }

  private Operator fork() {
    cursor.next();
    List<Expression> queries = new ArrayList<>();
    while (true) {
      int length = names.length(0);
      boolean named = length > 0 && cursor.peek(length).kind() == TokenKind.EQUAL;
      if (named) {
        names.name();
        cursor.next();
      }
      if (!named && !cursor.at(TokenKind.OPEN_PAREN)) {
        break;
      }
      queries.add(cursor.bracketed(TokenKind.OPEN_PAREN, pipelines::forked, Parts.NONE));
    }
    if (queries.isEmpty()) {
      cursor.missing("(");
    }
    return new Nested(List.of(), queries);
  }

  private Operator facet() {
    cursor.next();
    cursor.expect("by");
    List<Expression> list = expressions.requiredList(this::column);
    if (!cursor.accept("with")) {
      return new Columns(list);
    }
    Expression query = cursor.at(TokenKind.OPEN_PAREN) ? subquery() : pipelines.subquery();
    return new Nested(list, List.of(query));
  }

  /** {@code (operator | operator)}. */
  Expression subquery() {
    return cursor.bracketed(TokenKind.OPEN_PAREN, pipelines::subquery, Parts.NONE);
  }

  private Operator scan() {
    cursor.next();
    parameters.skip();
    List<Expression> list = new ArrayList<>();
    if (cursor.accept("order")) {
      cursor.expect("by");
      list.addAll(expressions.requiredList(this::ordered));
    }
    if (cursor.accept("partition")) {
      cursor.expect("by");
      list.addAll(expressions.requiredList(expressions::expression));
    }
    if (cursor.accept("declare")) {
      statements.declaredParameters();
    }
    cursor.expect("with");
    list.addAll(cursor.bracketed(TokenKind.OPEN_PAREN, this::steps, List.of()));
    return new Columns(list);
  }

  private Expression ordered() {
    Expression column = expressions.named();
    if (column != null && !cursor.accept("asc")) {
      cursor.accept("desc");
    }
    return column;
  }

  private List<Expression> steps() {
    List<Expression> list = new ArrayList<>();
    while (cursor.accept("step")) {
      names.declared();
      cursor.accept("optional");
      if (cursor.accept("output")) {
        cursor.expect(TokenKind.EQUAL, "=");
        stepOutput();
      }
      cursor.expect(TokenKind.COLON, ":");
      list.add(expressions.required());
      if (cursor.accept(TokenKind.ARROW)) {
        list.addAll(expressions.requiredList(this::assignment));
      }
      cursor.expect(TokenKind.SEMICOLON, ";");
    }
    return list;
  }

  /** {@code name = value}; null when no name is here. */
  private Expression assignment() {
    if (names.length(0) == 0) {
      return null;
    }
    String name = names.name();
    cursor.expect(TokenKind.EQUAL, "=");
    return new Expression.Named(name, expressions.required());
  }

  private void stepOutput() {
    switch (cursor.peek().text()) {
      case "all", "last", "none" -> cursor.next();
      default -> cursor.missing("all, last or none");
    }
  }

  private Operator macroExpand() {
    cursor.next();
    parameters.skip();
    Expression group = cursor.at("entity_group") ? entityGroup() : expressions.path();
    String scope = cursor.accept("as") ? names.name() : "";
    List<Statement> body =
        cursor.bracketed(TokenKind.OPEN_PAREN, statements::statements, List.of());
    return new MacroExpand(expressions.required(group), scope, body);
  }

  /** {@code entity_group [cluster('c').database('d'), …]}. */
  Expression entityGroup() {
    if (cursor.peek(1).kind() != TokenKind.OPEN_BRACKET) {
      return expressions.path();
    }
    cursor.next();
    return cursor.bracketed(
        TokenKind.OPEN_BRACKET,
        () -> new EntityGroup(expressions.requiredList(expressions::expression)),
        Parts.NONE);
  }
}
