package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Search;
import java.util.List;

/** Parses {@code find} and {@code search}, which look through many tables. */
final class SearchOperatorParser {

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final OperatorParameters parameters;
  private final OperatorParser operators;

  SearchOperatorParser(
      TokenCursor cursor,
      NameParser names,
      ExpressionParser expressions,
      OperatorParameters parameters,
      OperatorParser operators) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.parameters = parameters;
    this.operators = operators;
  }

  Operator find() {
    cursor.next();
    skipDataScope();
    parameters.skip();
    boolean everywhere = !cursor.at("in");
    List<Expression> operands = everywhere ? List.of() : operands();
    if (!cursor.accept("where") && !everywhere) {
      cursor.missing("where");
    }
    Expression predicate = expressions.required();
    if (cursor.accept("project") || cursor.accept("__projectAway")) {
      expressions.requiredList(this::findColumn);
    } else {
      cursor.accept("project-smart");
    }
    return new Search(operands, everywhere, predicate);
  }

  private Expression findColumn() {
    if (cursor.accept(TokenKind.STAR)) {
      return Parts.NONE;
    }
    if (cursor.accept("pack")) {
      return cursor.bracketed(TokenKind.OPEN_PAREN, this::allColumns, Parts.NONE);
    }
    if (names.length(0) == 0) {
      return null;
    }
    Expression column = new Expression.Name(names.name());
    if (cursor.accept(TokenKind.COLON)) {
      expressions.literals().schemas().type();
    }
    return column;
  }

  private Expression allColumns() {
    cursor.expect(TokenKind.STAR, "*");
    return Parts.NONE;
  }

  /**
   * A search.
   *
   * @param piped whether it searches what is piped into it
   */
  Operator search(boolean piped) {
    cursor.next();
    parameters.skip();
    skipDataScope();
    boolean everywhere = !cursor.at("in");
    List<Expression> operands = everywhere ? List.of() : operands();
    return new Search(operands, everywhere && !piped, searchPredicate());
  }

  private Expression searchPredicate() {
    if (cursor.at(TokenKind.STAR) && !startsComparison(cursor.peek(1))) {
      cursor.next();
      return cursor.accept("and") ? expressions.required() : Parts.NONE;
    }
    return expressions.required();
  }

  private static boolean startsComparison(Token token) {
    return token.kind() == TokenKind.OPERATOR
        || token.kind() == TokenKind.COLON
        || token.kind() == TokenKind.KEYWORD && !token.is("and") && !token.is("or");
  }

  private List<Expression> operands() {
    cursor.next();
    return cursor.bracketed(
        TokenKind.OPEN_PAREN, () -> expressions.requiredList(this::searchOperand), List.of());
  }

  private Expression searchOperand() {
    Expression entity = operators.entity();
    if (entity != null && cursor.at(TokenKind.BAR) && cursor.peek(1).is("as")) {
      cursor.next();
      return new Expression.Pipeline(entity, List.of(operators.operator(true)));
    }
    return entity;
  }

  private void skipDataScope() {
    if (cursor.at("datascope")) {
      names.dataScope();
    }
  }
}
