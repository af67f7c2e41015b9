package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Named;
import dev.sentinelsync.kql.syntax.tree.Expression.Parenthesized;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Expression.Path;
import dev.sentinelsync.kql.syntax.tree.Expression.Tabular;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Parses what stands between pipes. A method answers null, without a report, when nothing fits. */
final class ExpressionParser {

  private final TokenCursor cursor;
  private final LiteralParser literals;
  private final NameParser names;
  private final PipelineParser pipelines;
  private final OperationParser operations;

  ExpressionParser(TokenCursor cursor, NameParser names, PipelineParser pipelines) {
    this.cursor = cursor;
    this.names = names;
    this.pipelines = pipelines;
    this.literals = new LiteralParser(cursor, names, this);
    this.operations = new OperationParser(cursor, this, pipelines);
  }

  LiteralParser literals() {
    return literals;
  }

  /** An expression, or a report and an empty one. */
  Expression required() {
    return required(expression());
  }

  /** {@code [name =] expression}, or a report and an empty one. */
  Expression requiredNamed() {
    return required(named());
  }

  /** The expression, or a report and an empty one when it is null. */
  Expression required(Expression expression) {
    if (expression != null) {
      return expression;
    }
    Token token = cursor.peek();
    cursor.report(
        DiagnosticKind.MISSING_EXPRESSION,
        () ->
            "An expression is missing before "
                + cursor.found()
                + (token.kind() == TokenKind.KEYWORD
                    ? "; a column of that name is written ['" + token.text() + "']."
                    : "."));
    return Parts.NONE;
  }

  /** Elements separated by commas; none when the first does not fit. */
  List<Expression> list(Supplier<Expression> element) {
    List<Expression> elements = new ArrayList<>(4);
    Expression first = element.get();
    if (first == null && !cursor.at(TokenKind.COMMA)) {
      return elements;
    }
    elements.add(required(first));
    while (cursor.accept(TokenKind.COMMA)) {
      elements.add(required(element.get()));
    }
    return elements;
  }

  /** At least one element, separated by commas. */
  List<Expression> requiredList(Supplier<Expression> element) {
    List<Expression> elements = list(element);
    if (elements.isEmpty()) {
      elements.add(required(null));
    }
    return elements;
  }

  /** {@code [name =] expression} or {@code (name, name) = expression}. */
  Expression named() {
    int length = names.declaredLength(0);
    if (length > 0 && cursor.peek(length).kind() == TokenKind.EQUAL) {
      String name = names.declared();
      cursor.next();
      return new Named(name, required());
    }
    length = names.declaredListLength();
    if (length > 0 && cursor.peek(length).kind() == TokenKind.EQUAL) {
      for (int i = 0; i <= length; i++) {
        cursor.next();
      }
      return required();
    }
    return expression();
  }

  /** An expression without a name and without pipes. */
  Expression expression() {
    switch (cursor.peek(1).kind()) {
      case COMMA, CLOSE_PAREN, CLOSE_BRACKET, CLOSE_BRACE, BAR -> {
        return primary();
      }
      default -> {
        return operations.expression();
      }
    }
  }

  /** A primary expression with its members and elements, such as {@code a.b[0].c}. */
  Expression path() {
    Expression root = primary();
    if (root == null || !cursor.at(TokenKind.DOT) && !cursor.at(TokenKind.OPEN_BRACKET)) {
      return root;
    }
    List<Expression> selectors = new ArrayList<>(4);
    while (cursor.at(TokenKind.DOT) || cursor.at(TokenKind.OPEN_BRACKET)) {
      boolean member = cursor.accept(TokenKind.DOT);
      selectors.add(member ? selector() : element());
    }
    return new Path(root, selectors);
  }

  private Expression selector() {
    if (cursor.at(TokenKind.OPEN_BRACKET) && names.length(0) == 0) {
      return element();
    }
    if (cursor.accept(TokenKind.AT)) {
      return Parts.NONE;
    }
    Expression selector = wildcardOrName();
    if (selector != null) {
      return selector;
    }
    cursor.report(
        DiagnosticKind.MISSING_NAME,
        () -> "A name is missing after . and before " + cursor.found() + ".");
    return Parts.NONE;
  }

  private Expression element() {
    return cursor.bracketed(
        TokenKind.OPEN_BRACKET, () -> new Parts(List.of(required())), Parts.NONE);
  }

  private Expression wildcardOrName() {
    Expression wildcard = names.bracketedWildcard();
    return wildcard != null ? wildcard : nameOrCall();
  }

  /** {@code name*}, {@code name} or {@code name(arguments)}. */
  Expression pattern() {
    Expression wildcard = names.wildcard();
    return wildcard != null ? wildcard : wildcardOrName();
  }

  /** {@code name} or {@code name(arguments)}. */
  Expression nameOrCall() {
    int length = names.length(0);
    if (length == 0) {
      return null;
    }
    if (cursor.peek(length).kind() == TokenKind.OPEN_PAREN) {
      String name = names.name();
      return new Call(name, arguments());
    }
    if (cursor.at(TokenKind.OPEN_BRACE)) {
      names.name();
      return Parts.NONE;
    }
    return new Name(names.name());
  }

  /** {@code name(arguments)}. */
  Call call() {
    int length = names.length(0);
    return length > 0 && cursor.peek(length).kind() == TokenKind.OPEN_PAREN
        ? new Call(names.name(), arguments())
        : null;
  }

  private List<Expression> arguments() {
    return cursor.bracketed(TokenKind.OPEN_PAREN, () -> list(this::argument), List.of());
  }

  private Expression argument() {
    TokenKind following = cursor.peek(1).kind();
    if (cursor.at(TokenKind.STAR)
        && (following == TokenKind.COMMA || following == TokenKind.CLOSE_PAREN)) {
      cursor.next();
      return Parts.NONE;
    }
    Expression argument = named();
    return cursor.at(TokenKind.BAR) ? pipelines.continued(argument) : argument;
  }

  private Expression primary() {
    Token token = cursor.peek();
    switch (token.kind()) {
      case STRING, NUMBER, LITERAL -> {
        return literals.literal();
      }
      case OPEN_PAREN -> {
        return parenthesized();
      }
      case OPEN_BRACKET -> {
        Expression name = wildcardOrName();
        return name != null ? name : element();
      }
      case OPEN_BRACE, IDENTIFIER -> {
        return scoped(nameOrCall());
      }
      case AT -> {
        cursor.next();
        return Parts.NONE;
      }
      case KEYWORD -> {
        return keyword(token.text());
      }
      default -> {
        return null;
      }
    }
  }

  private Expression keyword(String word) {
    switch (word) {
      case "materialize", "toscalar", "totable" -> {
        return tabular();
      }
      case "dynamic", "typeof", "datatable", "externaldata", "external_data" -> {
        Expression literal = literals.keyword(word);
        return literal != null ? literal : nameOrCall();
      }
      default -> {
        return scoped(nameOrCall());
      }
    }
  }

  /** {@code materialize(query)}, {@code toscalar(query)} and {@code totable(query)}. */
  private Expression tabular() {
    if (cursor.peek(1).kind() != TokenKind.OPEN_PAREN && !cursor.peek(1).is("kind")) {
      return null;
    }
    cursor.next();
    if (cursor.accept("kind")) {
      cursor.expect(TokenKind.EQUAL, "=");
      cursor.next();
    }
    return cursor.bracketed(
        TokenKind.OPEN_PAREN,
        () -> new Tabular(required(pipelines.expression())),
        new Tabular(Parts.NONE));
  }

  /** {@code (query)} or {@code (expression)}. */
  Expression parenthesized() {
    return cursor.bracketed(
        TokenKind.OPEN_PAREN,
        () -> new Parenthesized(required(pipelines.expression())),
        Parts.NONE);
  }

  /** Takes a data scope, such as {@code datascope = hotcache}, that follows a name. */
  private Expression scoped(Expression name) {
    if (name != null && cursor.at("datascope")) {
      names.dataScope();
    }
    return name;
  }
}
