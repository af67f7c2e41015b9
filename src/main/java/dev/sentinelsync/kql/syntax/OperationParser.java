package dev.sentinelsync.kql.syntax;

import static dev.sentinelsync.kql.syntax.BinaryOperators.AND;
import static dev.sentinelsync.kql.syntax.BinaryOperators.EQUALITY;
import static dev.sentinelsync.kql.syntax.BinaryOperators.OR;
import static dev.sentinelsync.kql.syntax.BinaryOperators.PRODUCT;
import static dev.sentinelsync.kql.syntax.BinaryOperators.STRING;
import static dev.sentinelsync.kql.syntax.BinaryOperators.SUM;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Comparison;
import dev.sentinelsync.kql.syntax.tree.Expression.Junction;
import dev.sentinelsync.kql.syntax.tree.Expression.Membership;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Parses operands joined by binary operators, by the precedence of the operators. */
final class OperationParser {

  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final PipelineParser pipelines;

  OperationParser(TokenCursor cursor, ExpressionParser expressions, PipelineParser pipelines) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.pipelines = pipelines;
  }

  /** An expression without a name and without pipes; null when none begins here. */
  Expression expression() {
    return binary(OR);
  }

  private Expression binary(int least) {
    Expression left = starOperand();
    if (left == null) {
      left = unary();
    }
    if (left == null) {
      return null;
    }
    int precedence = BinaryOperators.precedence(cursor);
    while (precedence >= least && precedence > 0) {
      left = operation(left, precedence);
      int following = BinaryOperators.precedence(cursor);
      // What binds as tightly as the operator before it, or tighter, needs parentheses.
      if (following > precedence || following == precedence && !chains(precedence)) {
        break;
      }
      precedence = following;
    }
    return left;
  }

  /** {@code *} means all columns before a string operator or {@code ==}. */
  private Expression starOperand() {
    if (!cursor.at(TokenKind.STAR)) {
      return null;
    }
    Token star = cursor.next();
    int precedence = BinaryOperators.precedence(cursor);
    boolean comparing = precedence == STRING || cursor.peek().text().equals("==");
    if (!comparing) {
      cursor.report(
          DiagnosticKind.MISSING_EXPRESSION,
          () ->
              "A comparison is missing after " + star.text() + ", before " + cursor.found() + ".");
    }
    return Parts.NONE;
  }

  private static boolean chains(int precedence) {
    return precedence == OR || precedence == AND || precedence == SUM || precedence == PRODUCT;
  }

  private Expression operation(Expression left, int precedence) {
    if (chains(precedence)) {
      List<Expression> operands = new ArrayList<>(4);
      operands.add(left);
      do {
        cursor.next();
        operands.add(expressions.required(binary(precedence + 1)));
      } while (BinaryOperators.precedence(cursor) == precedence);
      return precedence <= AND ? new Junction(operands) : new Parts(operands);
    }
    if (precedence == EQUALITY && cursor.peek().kind() == TokenKind.KEYWORD) {
      String operator = cursor.next().text();
      return operator.endsWith("between")
          ? between(left)
          : new Membership(left, operator, inList());
    }
    String operator = cursor.next().text();
    if (operator.equals("matches")) {
      cursor.next();
      operator = "matches regex";
    }
    return new Comparison(left, operator, expressions.required(binary(precedence + 1)));
  }

  private Expression between(Expression left) {
    Supplier<Expression> inside =
        () -> {
          Expression from = expressions.required();
          cursor.expect(TokenKind.DOT_DOT, "..");
          return new Parts(List.of(left, from, expressions.required()));
        };
    return cursor.bracketed(TokenKind.OPEN_PAREN, inside, left);
  }

  /** The operand of {@code in}: values, or one query. */
  private List<Expression> inList() {
    return cursor.bracketed(TokenKind.OPEN_PAREN, this::inValues, List.of());
  }

  private List<Expression> inValues() {
    Expression first = expressions.required(pipelines.expression());
    List<Expression> values = new ArrayList<>(List.of(first));
    if (!(first instanceof Expression.Pipeline) && cursor.accept(TokenKind.COMMA)) {
      values.addAll(expressions.requiredList(expressions::expression));
    }
    return values;
  }

  /** A primary expression, maybe with a sign before it. */
  Expression unary() {
    if (cursor.at(TokenKind.PLUS) || cursor.at(TokenKind.MINUS)) {
      cursor.next();
      return new Parts(List.of(expressions.required(expressions.path())));
    }
    return expressions.path();
  }
}
