package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A function that the query declares: its parameters, and the names that depend on them. */
final class FunctionFrame {

  /** What a name is used for, once it is known. */
  enum Use {
    TABLE,
    WATCHLIST
  }

  /** A use of a name that depends on the arguments of a call. */
  record Pending(Use use, Value name) {}

  private final List<Expression.Declared> parameters;
  private final Value[] fallbacks;
  private final int depth;
  private final Set<Pending> pending = new LinkedHashSet<>();
  private final SourceContext sources = new SourceContext();

  FunctionFrame(List<Expression.Declared> parameters, Value[] fallbacks, int depth) {
    this.parameters = parameters;
    this.fallbacks = fallbacks;
    this.depth = depth;
  }

  List<Expression.Declared> parameters() {
    return parameters;
  }

  /** The default values; null where there is none or it is no string. */
  Value[] fallbacks() {
    return fallbacks.clone();
  }

  /** How many functions it is declared in. */
  int depth() {
    return depth;
  }

  /** The uses of names that each call of the function has to settle. */
  Set<Pending> pending() {
    return pending;
  }

  /** The tables that the function's result comes from. */
  SourceContext sources() {
    return sources;
  }

  /** Position of the parameter of that name, or -1. */
  int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
