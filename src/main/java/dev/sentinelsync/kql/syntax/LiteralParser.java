package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.token.Words;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Bool;
import dev.sentinelsync.kql.syntax.tree.Expression.Constants;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Expression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses constants, tables written in the query, and the types that describe them. */
final class LiteralParser {

  private static final Pattern TRUTH =
      Pattern.compile("(?:bool\\(\\s*)?(true|false)(?:\\s*\\))?", Pattern.CASE_INSENSITIVE);

  private final TokenCursor cursor;
  private final NameParser names;
  private final ExpressionParser expressions;
  private final SchemaParser schemas;

  LiteralParser(TokenCursor cursor, NameParser names, ExpressionParser expressions) {
    this.cursor = cursor;
    this.names = names;
    this.expressions = expressions;
    this.schemas = new SchemaParser(cursor, names);
  }

  SchemaParser schemas() {
    return schemas;
  }

  /** A constant that is one token, or several string literals in a row; null when none is here. */
  Expression literal() {
    return switch (cursor.peek().kind()) {
      case STRING -> new Text(string());
      case NUMBER -> new Expression.Number(cursor.next().text());
      case LITERAL -> other(cursor.next().text());
      default -> null;
    };
  }

  /** A truth value, also as {@code bool(true)}; of other literals nothing is kept. */
  private static Expression other(String literal) {
    Matcher truth = TRUTH.matcher(literal);
    return truth.matches() ? new Bool(Boolean.parseBoolean(truth.group(1))) : Parts.NONE;
  }

  private String string() {
    String first = cursor.next().text();
    if (!cursor.at(TokenKind.STRING)) {
      return first;
    }
    StringBuilder value = new StringBuilder(first);
    while (cursor.at(TokenKind.STRING)) {
      value.append(cursor.next().text());
    }
    return value.toString();
  }

  /** The literal that begins with the word, or null when the word is a name here. */
  Expression keyword(String word) {
    return switch (word) {
      case "dynamic" -> {
        if (cursor.peek(1).kind() != TokenKind.OPEN_PAREN) {
          yield null;
        }
        cursor.next();
        yield cursor.bracketed(TokenKind.OPEN_PAREN, this::requiredJson, Parts.NONE);
      }
      case "typeof" -> cursor.peek(1).kind() == TokenKind.OPEN_PAREN ? typeOf() : null;
      case "datatable" -> dataTable();
      default -> externalData();
    };
  }

  private Expression requiredJson() {
    return expressions.required(json());
  }

  /** A JSON value; arrays of strings and numbers are kept as constants. */
  private Expression json() {
    switch (cursor.peek().kind()) {
      case MINUS -> {
        cursor.next();
        return literal();
      }
      case STRING, NUMBER, LITERAL -> {
        return literal();
      }
      case OPEN_BRACKET -> {
        return cursor.bracketed(TokenKind.OPEN_BRACKET, this::jsonElements, Parts.NONE);
      }
      case OPEN_BRACE -> {
        return jsonObject();
      }
      case KEYWORD -> {
        if (cursor.accept("null")) {
          return Parts.NONE;
        }
        return cursor.at("dynamic") ? keyword("dynamic") : null;
      }
      default -> {
        return null;
      }
    }
  }

  private Expression jsonElements() {
    return new Constants(values(expressions.list(this::json)));
  }

  private Expression jsonObject() {
    int length = names.length(0);
    if (length > 0) {
      names.name();
      return Parts.NONE;
    }
    cursor.bracketed(TokenKind.OPEN_BRACE, () -> expressions.list(this::jsonPair), List.of());
    return Parts.NONE;
  }

  private Expression jsonPair() {
    if (!cursor.at(TokenKind.STRING)) {
      return null;
    }
    cursor.next();
    cursor.expect(TokenKind.COLON, ":");
    return requiredJson();
  }

  private static List<String> values(List<Expression> elements) {
    List<String> values = new ArrayList<>(elements.size());
    for (Expression element : elements) {
      if (element instanceof Text text) {
        values.add(text.value());
      } else if (element instanceof Expression.Number number) {
        values.add(number.text());
      }
    }
    return values;
  }

  /** {@code typeof(string)} or {@code typeof(a:string, b:long)}. */
  Expression typeOf() {
    cursor.expect("typeof");
    cursor.bracketed(
        TokenKind.OPEN_PAREN,
        () -> {
          boolean type =
              cursor.at(TokenKind.IDENTIFIER)
                  || cursor.at(TokenKind.KEYWORD) && Words.TYPES.contains(cursor.peek().text());
          if (type && cursor.peek(1).kind() == TokenKind.CLOSE_PAREN) {
            cursor.next();
          } else {
            schemas.columns(SchemaParser.Star.ANYWHERE);
          }
          return Parts.NONE;
        },
        Parts.NONE);
    return Parts.NONE;
  }

  private Expression dataTable() {
    cursor.next();
    int columns = schemas.schema(SchemaParser.Star.NOWHERE);
    List<Expression> rows = cursor.bracketed(TokenKind.OPEN_BRACKET, this::tableValues, List.of());
    return new Constants(columns == 1 ? values(rows) : List.of());
  }

  private List<Expression> tableValues() {
    List<Expression> values = new ArrayList<>();
    cursor.accept(TokenKind.COMMA);
    while (!cursor.at(TokenKind.CLOSE_BRACKET)) {
      values.add(expressions.required(tableValue()));
      if (!cursor.accept(TokenKind.COMMA)) {
        break;
      }
    }
    return values;
  }

  /** A constant, maybe with a sign that touches it: a table of constants takes nothing else. */
  private Expression tableValue() {
    Token following = cursor.peek(1);
    boolean signed = cursor.at(TokenKind.MINUS) || cursor.at(TokenKind.PLUS);
    if (signed && following.follows(cursor.peek())) {
      cursor.next();
      return literal();
    }
    if (cursor.at(TokenKind.OPEN_BRACE) && names.length(0) > 0) {
      names.name();
      return Parts.NONE;
    }
    return cursor.at("dynamic") || cursor.at("typeof") ? keyword(cursor.peek().text()) : literal();
  }

  /** The default of a parameter: a constant or a name; null when neither is here. */
  Expression defaultValue() {
    Expression constant = tableValue();
    return constant != null || names.length(0) == 0 ? constant : new Expression.Name(names.name());
  }

  private Expression externalData() {
    cursor.next();
    schemas.schema(SchemaParser.Star.NOWHERE);
    cursor.bracketed(TokenKind.OPEN_BRACKET, this::addresses, 0);
    if (cursor.accept("with")) {
      properties(Set.of());
    }
    return new Constants(List.of());
  }

  /** Addresses separated by commas; one comma more may follow the last. */
  private int addresses() {
    Expression address = expressions.expression();
    if (address == null && cursor.at(TokenKind.COMMA)) {
      expressions.required(null);
    }
    while (cursor.accept(TokenKind.COMMA) && !cursor.at(TokenKind.CLOSE_BRACKET)) {
      expressions.required();
    }
    return 0;
  }

  /**
   * {@code (name = value, …)}: options that name nothing the query reads.
   *
   * @param known the names there are; empty for any
   */
  void properties(Set<String> known) {
    cursor.bracketed(
        TokenKind.OPEN_PAREN,
        () -> {
          if (!cursor.at(TokenKind.CLOSE_PAREN)) {
            do {
              property(known);
            } while (cursor.accept(TokenKind.COMMA));
          }
          return 0;
        },
        0);
  }

  private void property(Set<String> known) {
    int length = names.declaredLength(0);
    if (cursor.peek(length).kind() != TokenKind.EQUAL
        || !known.isEmpty() && !known.contains(cursor.peek().text())) {
      cursor.report(
          DiagnosticKind.MISSING_NAME,
          () -> "The name of an option is missing before " + cursor.found() + ".");
      return;
    }
    names.declared();
    cursor.next();
    if (literal() == null) {
      names.declared();
    }
  }
}
