package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Operator.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses {@code parse}, {@code parse-where} and {@code parse-kv}: a text and a pattern of it. */
final class ParseOperatorParser {

  private static final Set<String> KEY_VALUE_OPTIONS =
      Set.of("escape", "greedy", "kv_delimiter", "pair_delimiter", "quote", "regex");

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final OperatorParameters parameters;

  ParseOperatorParser(
      TokenCursor cursor,
      NameParser names,
      ExpressionParser expressions,
      OperatorParameters parameters) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.parameters = parameters;
  }

  Operator parse() {
    cursor.next();
    parameters.skip();
    List<Expression> parts = new ArrayList<>();
    parts.add(expressions.required());
    cursor.expect("with");
    while (patternPart(parts)) {
      // The pattern names new columns only.
    }
    return new Columns(parts);
  }

  private boolean patternPart(List<Expression> parts) {
    if (cursor.accept(TokenKind.STAR) || cursor.accept(TokenKind.STRING)) {
      return true;
    }
    if (names.declaredLength(0) == 0 && !cursor.at(TokenKind.COLON)) {
      return false;
    }
    parts.add(new Expression.Named(names.declared(), Expression.Parts.NONE));
    if (cursor.accept(TokenKind.COLON)) {
      expressions.literals().schemas().type();
    }
    return true;
  }

  Operator parseKeyValues() {
    cursor.next();
    Expression parsed = expressions.required();
    cursor.expect("as");
    expressions.literals().schemas().schema(SchemaParser.Star.NOWHERE);
    if (cursor.accept("with")) {
      expressions.literals().properties(KEY_VALUE_OPTIONS);
    }
    return new Columns(List.of(parsed));
  }
}
