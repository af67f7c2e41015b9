package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import java.util.List;

/**
 * The meaning of a name that the query itself, or the file around it, binds.
 *
 * @param function the function, or null
 * @param value the string, or null when it is none or unknown
 * @param constants the list of constants, or null when it is none
 * @param literal the number as written or the truth value, or the empty string
 * @param sources the tables that its rows come from; empty for a value
 * @param scope whether it is a database, such that {@code name.T} reads {@code T}
 */
record Binding(
    FunctionFrame function,
    Value value,
    List<String> constants,
    String literal,
    SourceContext sources,
    boolean scope) {

  private static final SourceContext NO_SOURCES = new SourceContext();

  /** A name of which only is known that it is bound. */
  static final Binding OPAQUE = new Binding(null, null, null, "", NO_SOURCES, false);

  /** The scope of a {@code macro-expand}. */
  static final Binding SCOPE = new Binding(null, null, null, "", NO_SOURCES, true);

  static Binding of(FunctionFrame function) {
    return new Binding(function, null, null, "", function.sources(), false);
  }

  static Binding of(Value value) {
    return value == null ? OPAQUE : new Binding(null, value, null, "", NO_SOURCES, false);
  }

  /** The binding of an expression that is no function, with the string that it denotes or null. */
  static Binding of(Expression expression, Value value, SourceContext sources) {
    return new Binding(
        null, value, FunctionCalls.constants(expression), literal(expression), sources, false);
  }

  private static String literal(Expression expression) {
    if (expression instanceof Expression.Number number) {
      return number.text();
    }
    return expression instanceof Expression.Bool truth ? Boolean.toString(truth.value()) : "";
  }

  static Binding of(SourceContext sources) {
    return new Binding(null, null, null, "", sources, false);
  }
}
