package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.token.Words;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Expression.Wildcard;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Alias;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import dev.sentinelsync.kql.syntax.tree.Operator.Evaluate;
import dev.sentinelsync.kql.syntax.tree.Operator.Filter;
import dev.sentinelsync.kql.syntax.tree.Operator.Invoke;
import dev.sentinelsync.kql.syntax.tree.Operator.Sources;
import java.util.ArrayList;
import java.util.List;

/** Parses the operators that name tables, and hands the others to their own parsers. */
final class OperatorParser {

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final OperatorParameters parameters;
  private final ColumnOperatorParser columns;
  private final NestedOperatorParser nested;
  private final GraphOperatorParser graphs;
  private final SearchOperatorParser searches;

  OperatorParser(
      TokenCursor cursor,
      NameParser names,
      ExpressionParser expressions,
      PipelineParser pipelines) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.parameters = new OperatorParameters(cursor, names, expressions.literals());
    this.columns = new ColumnOperatorParser(cursor, names, expressions, parameters);
    this.searches = new SearchOperatorParser(cursor, names, expressions, parameters, this);
    this.nested = new NestedOperatorParser(cursor, names, expressions, pipelines, parameters);
    this.graphs = new GraphOperatorParser(cursor, names, expressions, pipelines, parameters);
  }

  NestedOperatorParser nested() {
    return nested;
  }

  /** Whether an operator, and not a name, begins a query here. */
  boolean begins() {
    Token token = cursor.peek();
    if (token.kind() != TokenKind.KEYWORD) {
      return false;
    }
    Token following = cursor.peek(1);
    return switch (token.text()) {
      case "evaluate" -> names.length(1) > 0 || following.text().equals("hint");
      case "facet" -> following.is("by");
      case "partition", "reduce" ->
          following.is("by") || following.is("kind") || following.text().equals("hint");
      case "range" -> rangeBegins();
      case "render" -> following.kind() == TokenKind.KEYWORD || Words.isName(following);
      case "as",
          "assert-schema",
          "__executeAndCache",
          "find",
          "graph-match",
          "graph-to-table",
          "invoke",
          "macro-expand",
          "make-graph",
          "graph-mark-components",
          "make-series",
          "mv-apply",
          "mv-expand",
          "parse-where",
          "parse-kv",
          "print",
          "project",
          "project-away",
          "project-keep",
          "project-rename",
          "project-by-names",
          "project-reorder",
          "sample",
          "sample-distinct",
          "search",
          "top-hitters",
          "top-nested",
          "union",
          "where" ->
          true;
      default -> false;
    };
  }

  private boolean rangeBegins() {
    int length = names.length(1);
    return length > 0 && cursor.peek(1 + length).is("from");
  }

  /**
   * The operator at the cursor, or null when there is none.
   *
   * @param piped whether something is piped into it
   */
  Operator operator(boolean piped) {
    Token token = cursor.peek();
    if (token.kind() != TokenKind.KEYWORD) {
      return null;
    }
    switch (token.text()) {
      case "where", "filter" -> {
        cursor.next();
        parameters.skip();
        return new Filter(expressions.requiredNamed());
      }
      case "union" -> {
        return union();
      }
      case "join" -> {
        return join();
      }
      case "lookup" -> {
        return lookup();
      }
      case "find" -> {
        return searches.find();
      }
      case "search" -> {
        return searches.search(piped);
      }
      case "as" -> {
        cursor.next();
        parameters.skip();
        return new Alias(names.fresh());
      }
      case "invoke" -> {
        cursor.next();
        return new Invoke(invoked());
      }
      case "evaluate" -> {
        return evaluate();
      }
      default -> {
        Operator operator = columns.operator(token.text());
        if (operator == null) {
          operator = nested.operator(token.text());
        }
        return operator != null ? operator : graphs.operator(token.text());
      }
    }
  }

  private Operator union() {
    cursor.next();
    parameters.skip();
    return new Sources(expressions.requiredList(this::unionOperand), List.of());
  }

  private Expression unionOperand() {
    return cursor.at(TokenKind.OPEN_PAREN) ? expressions.parenthesized() : entity();
  }

  /** A table, a pattern of tables, or a function, maybe of another workspace. */
  Expression entity() {
    Expression root = cursor.at("materialize") ? expressions.path() : null;
    if (root == null) {
      root = expressions.pattern();
    }
    if (root == null || !cursor.at(TokenKind.DOT) && !cursor.at(TokenKind.OPEN_BRACKET)) {
      return root;
    }
    List<Expression> selectors = new ArrayList<>(2);
    Expression last = root;
    // A pattern has no elements.
    while (cursor.at(TokenKind.DOT)
        || cursor.at(TokenKind.OPEN_BRACKET) && !(last instanceof Wildcard)) {
      last =
          cursor.accept(TokenKind.DOT)
              ? expressions.required(expressions.pattern())
              : expressions.element();
      selectors.add(last);
    }
    return selectors.isEmpty() ? root : new Expression.Path(root, selectors);
  }

  /** The call that {@code invoke} takes, maybe of a function of another database. */
  private Expression invoked() {
    Expression root = expressions.required(expressions.call());
    List<Expression> selectors = new ArrayList<>(2);
    while (root != Parts.NONE && cursor.accept(TokenKind.DOT)) {
      selectors.add(expressions.required(expressions.call()));
    }
    return selectors.isEmpty() ? root : new Expression.Path(root, selectors);
  }

  private Operator join() {
    cursor.next();
    parameters.skip();
    Expression operand = expressions.required();
    List<Expression> conditions = List.of();
    if (cursor.accept("on")) {
      conditions = expressions.requiredList(expressions::expression);
    } else if (cursor.accept("where")) {
      conditions = List.of(expressions.required());
    }
    return new Sources(List.of(operand), conditions);
  }

  private Operator lookup() {
    cursor.next();
    parameters.skip();
    Expression operand = expressions.required();
    cursor.expect("on");
    return new Sources(List.of(operand), expressions.requiredList(expressions::expression));
  }

  private Operator evaluate() {
    cursor.next();
    parameters.skip();
    Call plugin = expressions.call();
    if (plugin == null) {
      cursor.report(
          DiagnosticKind.MISSING_EXPRESSION,
          () -> "A call of a plugin is missing before " + cursor.found() + ".");
      return new Columns(List.of());
    }
    if (cursor.accept(TokenKind.COLON)) {
      expressions.literals().schemas().schema(SchemaParser.Star.FIRST);
    }
    return new Evaluate(plugin);
  }
}
