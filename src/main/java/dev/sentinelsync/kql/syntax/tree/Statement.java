package dev.sentinelsync.kql.syntax.tree;

import java.util.List;

/** A statement of a query, or of a function's body. */
public sealed interface Statement {

  /** {@code let name = value}. */
  record Let(String name, Expression value) implements Statement {}

  /** An expression that is the query, or one of its results. */
  record Query(Expression expression) implements Statement {}

  /** {@code declare query_parameters (…)}. */
  record QueryParameters(List<Expression.Declared> parameters) implements Statement {}

  /** {@code declare pattern name = …}. */
  record Pattern(String name, List<Expression.Body> bodies) implements Statement {}

  /** {@code set}, {@code alias} and {@code restrict access}: they read no table by themselves. */
  record Ignored() implements Statement {}
}
