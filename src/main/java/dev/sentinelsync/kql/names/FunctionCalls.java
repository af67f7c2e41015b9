package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.names.FunctionFrame.Pending;
import dev.sentinelsync.kql.names.FunctionFrame.Use;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Parenthesized;
import dev.sentinelsync.kql.syntax.tree.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows string constants through {@code let}, {@code strcat} and the parameters of functions. A
 * body is walked over once, where it is declared; what depends on parameters is kept pending and
 * settled at each call, so a query costs no more than its length and the names that calls pass on.
 */
final class FunctionCalls {

  private final CollectedNames names;
  private final DiagnosticLog log;
  private final int maxExpansions;
  private int expansions;

  FunctionCalls(CollectedNames names, DiagnosticLog log, int maxExpansions) {
    this.names = names;
    this.log = log;
    this.maxExpansions = maxExpansions;
  }

  /** The string that an expression denotes, or null when it is none or unknown. */
  Value value(Expression expression, Scope scope) {
    if (expression instanceof Text text) {
      return text.value().length() > Value.MAX_SIZE ? null : new Value.Known(text.value());
    }
    if (expression instanceof Parenthesized parenthesized) {
      return value(parenthesized.inner(), scope);
    }
    if (expression instanceof Name name) {
      Binding binding = scope.find(name.text());
      return binding == null ? null : binding.value();
    }
    if (expression instanceof Call call && call.name().equals("strcat")) {
      List<Value> parts = new ArrayList<>(call.arguments().size());
      for (Expression argument : call.arguments()) {
        parts.add(value(argument, scope));
      }
      return Value.join(parts);
    }
    return null;
  }

  /** The list of constants that an expression denotes, or null when it is none. */
  static List<String> constants(Expression expression) {
    return expression instanceof Expression.Constants constants ? constants.values() : null;
  }

  /** A function that is declared in the scope. */
  FunctionFrame frame(List<Expression.Declared> parameters, Scope scope) {
    Value[] fallbacks = new Value[parameters.size()];
    for (int i = 0; i < fallbacks.length; i++) {
      fallbacks[i] = value(parameters.get(i).fallback(), scope);
    }
    return new FunctionFrame(parameters, fallbacks, scope.functionDepth());
  }

  /** Uses a name, now or when the parameters it depends on are known. */
  void use(Use use, Value value, SourceContext context) {
    FunctionFrame owner = Value.innermost(value);
    if (owner != null) {
      owner.pending().add(new Pending(use, value));
    } else if (value instanceof Value.Known known && !known.text().isEmpty()) {
      if (use == Use.WATCHLIST) {
        names.watchlist(known.text());
      } else {
        names.table(known.text());
        context.add(known.text());
      }
    }
  }

  /** Settles what a function left pending, for a call with these arguments. */
  void expand(FunctionFrame function, Value[] arguments, SourceContext context) {
    for (Pending pending : function.pending()) {
      if (expansions++ >= maxExpansions) {
        log.report(
            0,
            DiagnosticKind.TOO_MANY_CALLS,
            () ->
                "Functions of the query call one another more than "
                    + maxExpansions
                    + " times; names passed by further calls are left out.");
        return;
      }
      use(pending.use(), Value.substitute(pending.name(), function, arguments), context);
    }
  }
}
