package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.syntax.token.Lexer;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.token.Words;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Body;
import dev.sentinelsync.kql.syntax.tree.Expression.Declared;
import dev.sentinelsync.kql.syntax.tree.Expression.Function;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parses the statements of a query and of the functions that it declares. */
public final class StatementParser {

  private static final Body NO_BODY = new Body(List.of(), null);

  private final TokenCursor cursor;
  private final NameParser names;
  private final PipelineParser pipelines;
  private final ExpressionParser expressions;
  private final OperatorParser operators;

  private StatementParser(TokenCursor cursor, String text) {
    this.cursor = cursor;
    this.names = new NameParser(cursor, text);
    this.pipelines = new PipelineParser(cursor, text);
    this.expressions = pipelines.expressions();
    this.operators = pipelines.operators();
    operators.nested().statements(this);
  }

  /** The statements of a query. */
  public static List<Statement> parse(String text, DiagnosticLog log, KqlLimits limits) {
    TokenCursor cursor = new TokenCursor(Lexer.tokenize(text, log), log, limits.maxNesting());
    return new StatementParser(cursor, text).all();
  }

  /** Whether a statement, and not a name, begins at the cursor. */
  static boolean begins(TokenCursor cursor) {
    Token following = cursor.peek(1);
    return switch (cursor.peek().text()) {
      case "let" -> Words.isName(following) || following.kind() == TokenKind.OPEN_BRACKET;
      case "set" -> following.kind() == TokenKind.IDENTIFIER;
      case "alias" -> following.is("database");
      case "declare" -> following.is("pattern") || following.is("query_parameters");
      case "restrict" -> following.is("access");
      default -> false;
    };
  }

  private List<Statement> all() {
    List<Statement> list = new ArrayList<>();
    while (!cursor.at(TokenKind.END)) {
      int before = cursor.position();
      list.addAll(statements());
      if (cursor.at(TokenKind.END)) {
        break;
      }
      cursor.report(
          DiagnosticKind.UNEXPECTED_TEXT,
          () -> "Expected a statement but found " + cursor.found() + ".");
      if (cursor.position() == before) {
        cursor.next();
      }
    }
    return list;
  }

  /** Statements separated by semicolons, up to something that begins none. */
  List<Statement> statements() {
    List<Statement> list = new ArrayList<>();
    while (true) {
      Statement statement = statement();
      if (statement == null) {
        return list;
      }
      list.add(statement);
      if (!cursor.accept(TokenKind.SEMICOLON)) {
        if (cursor.at(TokenKind.END) || cursor.closesOuter()) {
          return list;
        }
        cursor.missing(";");
      }
    }
  }

  private Statement statement() {
    if (!begins(cursor)) {
      Expression expression = pipelines.expression();
      return expression == null ? null : new Statement.Query(expression);
    }
    return switch (cursor.peek().text()) {
      case "let" -> let();
      case "set" -> set();
      case "alias" -> alias();
      case "declare" -> declare();
      default -> restrict();
    };
  }

  private Statement let() {
    cursor.next();
    String name = names.name();
    cursor.expect(TokenKind.EQUAL, "=");
    return new Statement.Let(name, value());
  }

  private Expression value() {
    if (functionBegins()) {
      cursor.accept("view");
      List<Declared> parameters = declaredParameters();
      return new Function(parameters, body());
    }
    if (cursor.at("entity_group")) {
      return operators.nested().entityGroup();
    }
    return expressions.required(pipelines.expression());
  }

  private boolean functionBegins() {
    int ahead = cursor.at("view") ? 1 : 0;
    if (cursor.peek(ahead).kind() != TokenKind.OPEN_PAREN) {
      return false;
    }
    ahead++;
    TokenKind first = cursor.peek(ahead).kind();
    if (first == TokenKind.CLOSE_PAREN || first == TokenKind.STAR) {
      return true;
    }
    int length = names.declaredLength(ahead);
    return length > 0 && cursor.peek(ahead + length).kind() == TokenKind.COLON;
  }

  /** {@code (name:type = default, …)}. */
  List<Declared> declaredParameters() {
    return cursor.bracketed(TokenKind.OPEN_PAREN, this::declaredList, List.of());
  }

  private List<Declared> declaredList() {
    List<Declared> list = new ArrayList<>();
    while (!cursor.at(TokenKind.CLOSE_PAREN)) {
      String name = names.declared();
      cursor.expect(TokenKind.COLON, ":");
      boolean tabular = cursor.at(TokenKind.OPEN_PAREN);
      if (tabular) {
        expressions.literals().schema();
      } else {
        expressions.literals().type();
      }
      Expression fallback = cursor.accept(TokenKind.EQUAL) ? expressions.required() : null;
      list.add(new Declared(name, tabular, fallback));
      if (!cursor.accept(TokenKind.COMMA)) {
        break;
      }
    }
    return list;
  }

  /** {@code { statements; expression }}. */
  private Body body() {
    return cursor.bracketed(TokenKind.OPEN_BRACE, this::bodyInside, NO_BODY);
  }

  private Body bodyInside() {
    List<Statement> list = new ArrayList<>();
    while (begins(cursor)) {
      list.add(statement());
      cursor.expect(TokenKind.SEMICOLON, ";");
    }
    Expression result = pipelines.expression();
    cursor.accept(TokenKind.SEMICOLON);
    return new Body(list, result);
  }

  private Statement set() {
    cursor.next();
    names.name();
    if (cursor.accept(TokenKind.EQUAL)) {
      expressions.required();
    }
    return new Statement.Ignored();
  }

  private Statement alias() {
    cursor.next();
    cursor.next();
    names.name();
    cursor.expect(TokenKind.EQUAL, "=");
    expressions.required();
    return new Statement.Ignored();
  }

  private Statement declare() {
    cursor.next();
    if (!cursor.accept("pattern")) {
      cursor.next();
      return new Statement.QueryParameters(declaredParameters());
    }
    String name = names.name();
    if (!cursor.accept(TokenKind.EQUAL)) {
      return new Statement.Pattern(name, List.of());
    }
    declaredParameters();
    if (cursor.at(TokenKind.OPEN_BRACKET)) {
      cursor.skip();
    }
    return new Statement.Pattern(
        name, cursor.bracketed(TokenKind.OPEN_BRACE, this::patternBodies, List.of()));
  }

  /** {@code ("a", "b").["c"] = { … };} for each case of a pattern. */
  private List<Body> patternBodies() {
    List<Body> bodies = new ArrayList<>();
    while (cursor.at(TokenKind.OPEN_PAREN)) {
      cursor.skip();
      if (cursor.accept(TokenKind.DOT)) {
        cursor.skip();
      }
      cursor.expect(TokenKind.EQUAL, "=");
      bodies.add(body());
      cursor.expect(TokenKind.SEMICOLON, ";");
    }
    return bodies;
  }

  private Statement restrict() {
    cursor.next();
    cursor.next();
    cursor.expect("to");
    cursor.bracketed(
        TokenKind.OPEN_PAREN, () -> expressions.requiredList(operators::entity), List.of());
    if (cursor.accept("with")) {
      expressions.literals().properties();
    }
    return new Statement.Ignored();
  }
}
