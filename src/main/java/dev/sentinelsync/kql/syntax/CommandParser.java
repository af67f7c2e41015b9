package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.syntax.token.Token;
import dev.sentinelsync.kql.syntax.token.TokenKind;
import dev.sentinelsync.kql.syntax.tree.Expression.Body;
import dev.sentinelsync.kql.syntax.tree.Expression.Declared;
import dev.sentinelsync.kql.syntax.tree.Expression.Function;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Parses management commands: texts that begin with a dot. A command names what it changes and
 * reads nothing of that; it reads what the body of a function or view reads, what follows {@code
 * <|}, and what is piped after it. Of its words only the first two are checked, and whether a
 * command that needs a query has one.
 */
final class CommandParser {

  /** As many tokens as the longest word has, such as {@code commands-and-queries}. */
  private static final int MOST_PARTS = 5;

  /** How many commands may hold each other; scripts of people hold one level. */
  private static final int MOST_NESTED = 50;

  private final TokenCursor cursor;
  private final String text;
  private final NameParser names;
  private final PipelineParser pipelines;
  private final StatementParser statements;
  private int nesting;

  CommandParser(
      TokenCursor cursor,
      String text,
      NameParser names,
      PipelineParser pipelines,
      StatementParser statements) {
    this.cursor = cursor;
    this.text = text;
    this.names = names;
    this.pipelines = pipelines;
    this.statements = statements;
  }

  /** Whether a command begins at the cursor. */
  boolean begins() {
    return cursor.at(TokenKind.DOT);
  }

  /** The statements that the command holds. */
  List<Statement> command() {
    return command(false);
  }

  /** A command; one of a script ends where the next line begins with a dot. */
  private List<Statement> command(boolean ofScript) {
    cursor.next();
    String first = cursor.peek().text();
    if (cursor.at(TokenKind.END) || cursor.at(TokenKind.BAR)) {
      cursor.report(
          DiagnosticKind.MISSING_NAME,
          () -> "The name of a management command is missing before " + cursor.found() + ".");
    }
    String verb = word(CommandWords::isVerb);
    int unfinished = verb.isEmpty() ? -1 : start(verb, ofScript);
    List<Statement> list = new ArrayList<>();
    boolean creates = first.equals("create") || first.equals("alter");
    while (true) {
      if (cursor.position() == unfinished && (ends(ofScript) || cursor.at(TokenKind.BAR))) {
        cursor.report(
            DiagnosticKind.UNEXPECTED_TEXT,
            () -> "The command ." + verb + " ends too early, before " + cursor.found() + ".");
      }
      if (ends(ofScript)) {
        return list;
      }
      if (creates && cursor.peek().text().equals("materialized") && cursor.peek(2).is("view")) {
        creates = false;
        view(list, first.equals("create"));
      } else if (creates && cursor.peek().text().equals("function")) {
        creates = false;
        if (describes()) {
          cursor.next();
        } else {
          list.add(function());
        }
      } else if (input()) {
        if (verb.isEmpty()) {
          // A command of some other service may take something else than a query.
          cursor.silently(() -> list.addAll(query(first)));
        } else {
          list.addAll(query(first));
        }
      } else if (cursor.at(TokenKind.BAR)) {
        list.add(new Statement.Query(pipelines.continued(Parts.NONE)));
      } else {
        creates &= isWord(cursor.peek()) || cursor.at(TokenKind.MINUS);
        cursor.skip();
      }
    }
  }

  private boolean ends(boolean ofScript) {
    return cursor.at(TokenKind.END)
        || cursor.at(TokenKind.SEMICOLON)
        || ofScript && begins() && cursor.atLineStart(text);
  }

  /**
   * Takes the verb and checks what comes after it.
   *
   * @return the position at which the command cannot end yet, or -1
   */
  private int start(String verb, boolean ofScript) {
    pass(verb);
    String next = word(word -> CommandWords.follows(verb, word));
    boolean named = CommandWords.takesName(verb);
    if (CommandWords.fills(verb, next)) {
      filling(verb, ofScript);
    } else if (next.isEmpty() && (!named || absent(ofScript))) {
      cursor.report(
          DiagnosticKind.MISSING_TOKEN,
          () -> "Expected what ." + verb + " is about but found " + cursor.found() + ".");
    } else if (!CommandWords.mayEnd(verb, next)) {
      return cursor.position() + tokens(next);
    }
    return -1;
  }

  /** {@code async Name with (options)}, after which the mark {@code <|} must come. */
  private void filling(String verb, boolean ofScript) {
    while (isWord(cursor.peek()) && CommandWords.qualifies(verb, cursor.peek().text())) {
      cursor.next();
    }
    if (absent(ofScript)) {
      cursor.report(
          DiagnosticKind.MISSING_NAME,
          () -> "The name of a table is missing before " + cursor.found() + ".");
      return;
    }
    cursor.skip();
    if (cursor.at("with") && cursor.peek(1).kind() == TokenKind.OPEN_PAREN) {
      cursor.next();
      cursor.skip();
    }
    if (!atInput()) {
      cursor.missing("<| and a query");
    }
  }

  /** Whether the command says nothing more before its query, its pipes or its end. */
  private boolean absent(boolean ofScript) {
    return ends(ofScript) || cursor.at(TokenKind.BAR) || cursor.at(TokenKind.MINUS) || atInput();
  }

  /**
   * The longest such word at the cursor; hyphens touch what they join. Empty when there is none.
   */
  private String word(Predicate<String> such) {
    StringBuilder joined = new StringBuilder();
    String found = "";
    for (int i = 0; i < MOST_PARTS; i++) {
      Token token = cursor.peek(i);
      boolean fits = isWord(token) || i > 0 && token.kind() == TokenKind.MINUS;
      if (!fits || i > 0 && !token.follows(cursor.peek(i - 1))) {
        break;
      }
      joined.append(token.text());
      if (such.test(joined.toString())) {
        found = joined.toString();
      }
    }
    return found;
  }

  /** How many tokens a word has: its parts and the hyphens between them. */
  private static int tokens(String word) {
    return word.isEmpty() ? 1 : 1 + 2 * (int) word.chars().filter(c -> c == '-').count();
  }

  private void pass(String word) {
    for (int i = tokens(word); i > 0; i--) {
      cursor.next();
    }
  }

  private static boolean isWord(Token token) {
    return token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.KEYWORD;
  }

  /** Takes the mark {@code <|} before the query whose result the command takes. */
  private boolean input() {
    if (!atInput()) {
      return false;
    }
    cursor.next();
    cursor.next();
    return true;
  }

  private boolean atInput() {
    return cursor.peek().text().equals("<") && cursor.peek(1).kind() == TokenKind.BAR;
  }

  private List<Statement> query(String verb) {
    List<Statement> list = new ArrayList<>();
    if (verb.equals("ingest")) {
      // What follows is data.
      passAll();
    } else if (begins()) {
      // A script: a command on each line that begins with a dot.
      while (begins()) {
        list.addAll(nested());
        cursor.accept(TokenKind.SEMICOLON);
      }
    } else {
      if (verb.equals("execute")) {
        cursor.missing("a command");
      }
      list.addAll(statements.input());
    }
    return list;
  }

  private void passAll() {
    while (!cursor.at(TokenKind.END)) {
      cursor.next();
    }
  }

  private List<Statement> nested() {
    if (nesting == MOST_NESTED) {
      cursor.report(
          DiagnosticKind.TOO_DEEP, () -> "Nested deeper than " + MOST_NESTED + " commands.");
      passAll();
      return List.of();
    }
    nesting++;
    List<Statement> list = command(true);
    nesting--;
    return list;
  }

  /**
   * Whether only the description of a function is changed: {@code function Name docstring 'text'}.
   */
  private boolean describes() {
    int after = cursor.peek(1).kind() == TokenKind.OPEN_BRACKET ? 4 : 2;
    String word = cursor.peek(after).text();
    return word.equals("docstring") || word.equals("folder");
  }

  /** {@code function ifnotexists with (options) Name(parameters) { body }}. */
  private Statement function() {
    cursor.next();
    while (cursor.peek().text().equals("ifnotexists") || cursor.at("with")) {
      cursor.next();
      if (cursor.at(TokenKind.OPEN_PAREN)) {
        cursor.skip();
      }
    }
    String name = names.name();
    List<Declared> parameters = statements.declaredParameters();
    return new Statement.Let(name, new Function(parameters, statements.body()));
  }

  /**
   * {@code materialized-view with (options) Name on table T { body }}.
   *
   * @param whole whether there must be a body
   */
  private void view(List<Statement> list, boolean whole) {
    while (!cursor.at(TokenKind.END) && !cursor.at(TokenKind.OPEN_BRACE)) {
      cursor.skip();
    }
    if (whole || cursor.at(TokenKind.OPEN_BRACE)) {
      Body body = statements.body();
      list.add(new Statement.Let("", new Function(List.of(), body)));
    }
  }
}
