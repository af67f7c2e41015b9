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
import java.util.Set;

/** Parses the statements of a query and of the functions that it declares. */
public final class StatementParser {

  private static final Body NO_BODY = new Body(List.of(), null);

  private static final Set<String> FREQUENT_OPERATORS =
      Set.of("distinct", "extend", "join", "project", "summarize", "take", "where");

  private final TokenCursor cursor;
  private final NameParser names;
  private final PipelineParser pipelines;
  private final ExpressionParser expressions;
  private final OperatorParser operators;
  private final CommandParser commands;
  private final PatternParser patterns;
  private final String text;

  private StatementParser(TokenCursor cursor, String text) {
    this.cursor = cursor;
    this.text = text;
    this.names = new NameParser(cursor, text);
    this.pipelines = new PipelineParser(cursor, text);
    this.expressions = pipelines.expressions();
    this.operators = pipelines.operators();
    this.patterns = new PatternParser(cursor, names, expressions, this);
    this.commands = new CommandParser(cursor, text, names, pipelines, this);
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
    if (commands.begins()) {
      list.addAll(commands.command());
      cursor.accept(TokenKind.SEMICOLON);
    }
    list.addAll(rest());
    return list;
  }

  /** All statements up to the end of the text; what begins none is reported and passed over. */
  private List<Statement> rest() {
    return rest(false);
  }

  /** The same for a command, up to an operator that is piped to no query but to the command. */
  List<Statement> input() {
    return rest(true);
  }

  private List<Statement> rest(boolean ofCommand) {
    List<Statement> list = new ArrayList<>();
    boolean whole = true;
    int first = cursor.position();
    while (!cursor.at(TokenKind.END)) {
      int before = cursor.position();
      list.addAll(statements(whole));
      boolean alone = cursor.position() == first || cursor.after(TokenKind.SEMICOLON);
      if (cursor.at(TokenKind.END) || ofCommand && alone && cursor.at(TokenKind.BAR)) {
        break;
      }
      cursor.report(
          DiagnosticKind.UNEXPECTED_TEXT,
          () -> "Expected a statement but found " + cursor.found() + ".");
      whole = cursor.at(TokenKind.SEMICOLON);
      if (cursor.position() == before) {
        cursor.next();
      }
    }
    return list;
  }

  /** Statements separated by semicolons, up to something that begins none. */
  List<Statement> statements() {
    return statements(true);
  }

  /**
   * The same. Words of a text that is no query are not tables: a query that is nothing but a name
   * counts only at the beginning or after a semicolon, and when it is not directly followed by
   * text. After an empty line it needs an operator, or it ends the text.
   *
   * @param whole whether the cursor is at such a place
   */
  private List<Statement> statements(boolean whole) {
    List<Statement> list = new ArrayList<>();
    boolean paragraph = false;
    while (true) {
      boolean afterWord = !whole && cursor.afterWord(text);
      Statement statement = statement();
      if (statement == null) {
        return list;
      }
      boolean last =
          cursor.at(TokenKind.SEMICOLON) || cursor.at(TokenKind.END) || cursor.closesOuter();
      if (!BareNames.isName(statement)) {
        list.add(afterWord ? BareNames.withoutName(statement) : statement);
      } else if (whole
          && (BareNames.isPiped(statement)
              || operatorFollows()
              || last
              || cursor.atParagraph(text) && !(paragraph && BareNames.isWord(statement)))) {
        list.add(statement);
      }
      boolean separated = cursor.accept(TokenKind.SEMICOLON);
      whole = separated;
      if (!separated && last) {
        return list;
      }
      if (!separated) {
        cursor.missing(";");
        whole = cursor.atParagraph(text);
      }
      paragraph = !separated;
    }
  }

  /** Whether only the pipe is missing before one of the operators that a query mostly has. */
  private boolean operatorFollows() {
    boolean words =
        cursor.peek(1).kind() == TokenKind.IDENTIFIER
            && cursor.peek(2).kind() == TokenKind.IDENTIFIER;
    return cursor.at(TokenKind.KEYWORD)
        && FREQUENT_OPERATORS.contains(cursor.peek().text())
        && !words;
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
    String name = names.fresh();
    boolean assigned = cursor.expect(TokenKind.EQUAL, "=");
    return new Statement.Let(name, assigned ? value() : Expression.Parts.NONE);
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
    if (cursor.at(TokenKind.CLOSE_PAREN)) {
      return list;
    }
    do {
      String name = names.declared();
      cursor.expect(TokenKind.COLON, ":");
      boolean tabular = cursor.at(TokenKind.OPEN_PAREN);
      if (tabular) {
        expressions.literals().schemas().schema(SchemaParser.Star.ALONE);
      } else {
        expressions.literals().schemas().type();
      }
      Expression fallback =
          cursor.accept(TokenKind.EQUAL)
              ? expressions.required(expressions.literals().defaultValue())
              : null;
      list.add(new Declared(name, tabular, fallback));
    } while (cursor.accept(TokenKind.COMMA));
    return list;
  }

  /** {@code { statements; expression }}. */
  Body body() {
    return cursor.bracketed(TokenKind.OPEN_BRACE, this::bodyInside, NO_BODY);
  }

  private Body bodyInside() {
    List<Statement> list = new ArrayList<>();
    while (begins(cursor)) {
      if (!cursor.at("let") && !cursor.peek(1).is("query_parameters")) {
        cursor.report(
            DiagnosticKind.UNEXPECTED_TEXT,
            () -> "A function holds no statement " + cursor.found() + ", only let.");
      }
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
    return patterns.pattern();
  }

  private Statement restrict() {
    cursor.next();
    cursor.next();
    cursor.expect("to");
    cursor.bracketed(
        TokenKind.OPEN_PAREN, () -> expressions.requiredList(operators::entity), List.of());
    if (cursor.accept("with")) {
      expressions.literals().properties(Set.of());
    }
    return new Statement.Ignored();
  }
}
