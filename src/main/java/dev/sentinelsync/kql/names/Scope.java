package dev.sentinelsync.kql.names;

import java.util.HashMap;
import java.util.Map;

/** The names bound at a place of the query; names are case-sensitive. */
final class Scope {

  private final Scope outer;
  private final FunctionFrame function;
  private final Map<String, Binding> names = new HashMap<>();

  private Scope(Scope outer, FunctionFrame function) {
    this.outer = outer;
    this.function = function;
  }

  /** The scope of the query itself. */
  static Scope root() {
    return new Scope(null, null);
  }

  /** A scope inside this one. */
  Scope inner() {
    return new Scope(this, function);
  }

  /** The scope of the body of a function that is declared here. */
  Scope inner(FunctionFrame declared) {
    return new Scope(this, declared);
  }

  void bind(String name, Binding binding) {
    names.put(name, binding);
  }

  /** What the name is bound to, or null when it is free. */
  Binding find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Binding binding = scope.names.get(name);
      if (binding != null) {
        return binding;
      }
    }
    return null;
  }

  /** How many functions this scope is inside of. */
  int functionDepth() {
    return function == null ? 0 : function.depth() + 1;
  }
}
