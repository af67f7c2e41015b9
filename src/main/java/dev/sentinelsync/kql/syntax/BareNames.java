package dev.sentinelsync.kql.syntax;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Pipeline;
import dev.sentinelsync.kql.syntax.tree.Statement;

/** Queries that are nothing but a name: in a text that is no query, most words look like one. */
final class BareNames {

  private BareNames() {}

  /** Whether the statement names something and has no operator. */
  static boolean isName(Statement statement) {
    return statement instanceof Statement.Query query
        && (query.expression() instanceof Expression.Name
            || query.expression() instanceof Expression.Call
            || query.expression() instanceof Expression.Path
            || query.expression() instanceof Expression.Wildcard
            || query.expression() instanceof Pipeline pipeline && pipeline.operators().isEmpty());
  }

  /** Whether the statement is one word. */
  static boolean isWord(Statement statement) {
    return statement instanceof Statement.Query query
        && query.expression() instanceof Expression.Name;
  }

  /** Whether a pipe follows the name, though what is behind it is no operator. */
  static boolean isPiped(Statement statement) {
    return statement instanceof Statement.Query query && query.expression() instanceof Pipeline;
  }

  /** A query behind a word on its line: its operators are read, the word before them is not. */
  static Statement withoutName(Statement statement) {
    return statement instanceof Statement.Query query
            && query.expression() instanceof Pipeline pipeline
            && pipeline.source() instanceof Expression.Name
        ? new Statement.Query(new Pipeline(Expression.Parts.NONE, pipeline.operators()))
        : statement;
  }
}
