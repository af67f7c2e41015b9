package dev.sentinelsync.kql.syntax.tree;

import java.util.List;

/**
 * A part of a query, reduced to what decides which names it reads. Long chains are lists, so the
 * depth of a tree is bounded by the nesting of brackets.
 */
public sealed interface Expression permits Operator, Expression.Scalar, Expression.Pipeline {

  /** Everything that is written between pipes. */
  sealed interface Scalar extends Expression {}

  /** A name: a column, a variable, a table, or a function called without parentheses. */
  record Name(String text) implements Scalar {}

  /** A name with wildcards, such as {@code Sys*}. */
  record Wildcard(String pattern) implements Scalar {}

  /** A string constant. */
  record Text(String value) implements Scalar {}

  /** A number constant, as written. */
  record Number(String text) implements Scalar {}

  /** A truth value, {@code true} or {@code false}. */
  record Bool(boolean value) implements Scalar {}

  /** A list of constants: {@code dynamic([…])} or a {@code datatable} of one column. */
  record Constants(List<String> values) implements Scalar {}

  /** Anything of which only the parts matter. */
  record Parts(List<Expression> parts) implements Scalar {
    public static final Parts NONE = new Parts(List.of());
  }

  /** {@code name = value}. */
  record Named(String name, Expression value) implements Scalar {}

  /** {@code (inner)}. */
  record Parenthesized(Expression inner) implements Scalar {}

  /** {@code name(arguments)}. */
  record Call(String name, List<Expression> arguments) implements Scalar {}

  /** {@code root.selector.selector}; an index in brackets is a selector of parts. */
  record Path(Expression root, List<Expression> selectors) implements Scalar {}

  /** Operands joined by {@code and} or by {@code or}. */
  record Junction(List<Expression> operands) implements Scalar {}

  /** {@code left operator right}. */
  record Comparison(Expression left, String operator, Expression right) implements Scalar {}

  /** {@code left in (list)}, and the operators that look like it. */
  record Membership(Expression left, String operator, List<Expression> list) implements Scalar {}

  /** {@code materialize(inner)}, {@code toscalar(inner)}, {@code totable(inner)}. */
  record Tabular(Expression inner) implements Scalar {}

  /** {@code entity_group[members]}. */
  record EntityGroup(List<Expression> members) implements Scalar {}

  /** {@code (parameters) { body }}. */
  record Function(List<Declared> parameters, Body body) implements Scalar {}

  /**
   * {@code source | operator | operator}.
   *
   * @param source what the first operator reads; null when that operator is itself the source, such
   *     as {@code union}, or reads what is piped into a sub-query
   */
  record Pipeline(Expression source, List<Operator> operators) implements Expression {}

  /**
   * A declared parameter.
   *
   * @param fallback its default value, or null
   */
  record Declared(String name, boolean tabular, Expression fallback) {}

  /**
   * The inside of a function.
   *
   * @param result its last expression, or null
   */
  record Body(List<Statement> statements, Expression result) {}
}
