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

/**
 * Parses management commands: texts that begin with a dot. A command names what it changes and
 * reads nothing of that; it reads what the body of a function or view reads, what follows {@code
 * <|}, and what is piped after it. The words of a command are not checked.
 */
final class CommandParser {

  private final TokenCursor cursor;
  private final String text;
  private final NameParser names;
  private final PipelineParser pipelines;
  private final StatementParser statements;

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
    String verb = cursor.peek().text();
    if (cursor.at(TokenKind.END) || cursor.at(TokenKind.BAR)) {
      cursor.report(
          DiagnosticKind.MISSING_NAME,
          () -> "The name of a management command is missing before " + cursor.found() + ".");
    }
    List<Statement> list = new ArrayList<>();
    boolean creates = verb.equals("create") || verb.equals("alter");
    while (!cursor.at(TokenKind.END) && !cursor.at(TokenKind.SEMICOLON)) {
      if (ofScript && begins() && cursor.atLineStart(text)) {
        break;
      }
      if (creates && cursor.peek().text().equals("materialized") && cursor.peek(2).is("view")) {
        creates = false;
        view(list);
      } else if (creates && cursor.peek().text().equals("function")) {
        creates = false;
        list.add(function());
      } else if (input()) {
        list.addAll(query(verb));
      } else if (cursor.at(TokenKind.BAR)) {
        list.add(new Statement.Query(pipelines.continued(Parts.NONE)));
      } else {
        creates &= isWord(cursor.peek()) || cursor.at(TokenKind.MINUS);
        cursor.skip();
      }
    }
    return list;
  }

  private static boolean isWord(Token token) {
    return token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.KEYWORD;
  }

  /** Takes the mark {@code <|} before the query whose result the command takes. */
  private boolean input() {
    Token bar = cursor.peek(1);
    if (!cursor.peek().text().equals("<") || bar.kind() != TokenKind.BAR) {
      return false;
    }
    cursor.next();
    cursor.next();
    return true;
  }

  private List<Statement> query(String verb) {
    List<Statement> list = new ArrayList<>();
    if (verb.equals("ingest")) {
      // What follows is data.
      while (!cursor.at(TokenKind.END)) {
        cursor.next();
      }
    } else if (begins()) {
      // A script: a command on each line that begins with a dot.
      while (begins()) {
        list.addAll(command(true));
      }
    } else {
      list.addAll(statements.rest());
    }
    return list;
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

  /** {@code materialized-view with (options) Name on table T { body }}. */
  private void view(List<Statement> list) {
    while (!cursor.at(TokenKind.END) && !cursor.at(TokenKind.OPEN_BRACE)) {
      cursor.skip();
    }
    if (cursor.at(TokenKind.OPEN_BRACE)) {
      Body body = statements.body();
      list.add(new Statement.Let("", new Function(List.of(), body)));
    }
  }
}
