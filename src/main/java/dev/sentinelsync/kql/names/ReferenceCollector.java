package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.names.FunctionFrame.Use;
import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Comparison;
import dev.sentinelsync.kql.syntax.tree.Expression.Junction;
import dev.sentinelsync.kql.syntax.tree.Expression.Membership;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Named;
import dev.sentinelsync.kql.syntax.tree.Expression.Parenthesized;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Expression.Path;
import dev.sentinelsync.kql.syntax.tree.Expression.Pipeline;
import dev.sentinelsync.kql.syntax.tree.Expression.Tabular;
import dev.sentinelsync.kql.syntax.tree.Expression.Wildcard;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.List;

/**
 * Walks over a query and collects the names that it reads. An expression is walked over as a table
 * where the language reads one there, and as a value elsewhere; in a value only sub-queries count.
 */
final class ReferenceCollector {

  private static final String WATCHLIST_FUNCTION = "_GetWatchlist";

  private final CollectedNames names;
  private final FunctionCalls calls;
  private final OperatorCollector operators;

  ReferenceCollector(CollectedNames names, FunctionCalls calls, FilterCollector filters) {
    this.names = names;
    this.calls = calls;
    this.operators = new OperatorCollector(this, names, filters);
  }

  /** An expression in tabular position; the tables it reads are added to the context. */
  void tabular(Expression expression, Scope scope, SourceContext context) {
    if (expression instanceof Pipeline pipeline) {
      pipeline(pipeline, scope, context);
    } else if (expression instanceof Parenthesized parenthesized) {
      tabular(parenthesized.inner(), scope, context);
    } else if (expression instanceof Tabular tabular) {
      tabular(tabular.inner(), scope, context);
    } else if (expression instanceof Name name) {
      table(name.text(), scope, context);
    } else if (expression instanceof Wildcard wildcard) {
      names.wildcard(wildcard.pattern(), false);
    } else if (expression instanceof Call call) {
      call(call, scope, context);
    } else if (expression instanceof Path path) {
      path(path, scope, context);
    } else {
      scalar(expression, scope);
    }
  }

  private void table(String name, Scope scope, SourceContext context) {
    Binding binding = scope.find(name);
    if (binding != null) {
      context.addAll(binding.sources());
    } else if (!name.isEmpty()) {
      names.table(name, false);
      context.add(name);
    }
  }

  private void pipeline(Pipeline pipeline, Scope scope, SourceContext context) {
    SourceContext own = new SourceContext();
    if (pipeline.source() != null) {
      tabular(pipeline.source(), scope, own);
    } else {
      own.addAll(context);
    }
    for (Operator operator : pipeline.operators()) {
      operators.collect(operator, scope, own);
    }
    context.addAll(own);
  }

  /** A name of another workspace, application, database or cluster, or of an entity group. */
  private void path(Path path, Scope scope, SourceContext context) {
    if (!Places.isPlace(path.root(), scope)) {
      scalar(path, scope);
      return;
    }
    boolean remote = Places.isOtherService(path.root());
    Expression last = path.selectors().get(path.selectors().size() - 1);
    if (last instanceof Name name) {
      tableOfPlace(name.text(), remote, context);
    } else if (last instanceof Wildcard wildcard) {
      names.wildcard(wildcard.pattern(), remote);
    } else if (last instanceof Call call && !Places.isPlace(call, scope)) {
      free(call, scope, context, remote);
    } else if (last instanceof Parts element && element.parts().size() == 1) {
      // ['T'] after a place is the name of a table, and not an element of a value.
      Value value = calls.value(element.parts().get(0), scope);
      calls.use(remote ? Use.REMOTE_TABLE : Use.TABLE, value, context);
    }
  }

  /** Rows of another service meet no criteria of this one, so the context does not grow. */
  private void tableOfPlace(String name, boolean remote, SourceContext context) {
    names.table(name, remote);
    if (!remote) {
      context.add(name);
    }
  }

  private void call(Call call, Scope scope, SourceContext context) {
    Binding binding = scope.find(call.name());
    if (binding == null) {
      free(call, scope, context, false);
    } else {
      bound(binding, call, scope, context);
    }
  }

  private void bound(Binding binding, Call call, Scope scope, SourceContext context) {
    if (binding.function() == null) {
      scalars(call.arguments(), scope);
    } else {
      arguments(binding.function(), call.arguments(), 0, scope, context);
    }
  }

  /** A call of a name that the query does not bind, in tabular position. */
  private void free(Call call, Scope scope, SourceContext context, boolean remote) {
    if (!BuiltInFunctions.contains(call.name())) {
      names.function(call.name(), remote);
      if (!remote) {
        context.add(call.name());
      }
    }
    constantArgument(call, scope, context, remote);
    scalars(call.arguments(), scope);
  }

  /** {@code table('T')} and {@code _GetWatchlist('w')} name something by a constant. */
  private void constantArgument(Call call, Scope scope, SourceContext context, boolean remote) {
    boolean table = call.name().equals("table");
    if (call.arguments().isEmpty() || !table && !call.name().equals(WATCHLIST_FUNCTION)) {
      return;
    }
    Expression argument = call.arguments().get(0);
    Value value = calls.value(argument instanceof Named named ? named.value() : argument, scope);
    Use tableUse = remote ? Use.REMOTE_TABLE : Use.TABLE;
    calls.use(table ? tableUse : Use.WATCHLIST, value, context);
  }

  /** The arguments of a call of a function that the query declares. */
  void arguments(
      FunctionFrame function,
      List<Expression> arguments,
      int first,
      Scope scope,
      SourceContext context) {
    Value[] values = function.fallbacks();
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      int index = first + i;
      if (argument instanceof Named named) {
        index = function.indexOf(named.name());
        argument = named.value();
      }
      if (index < 0 || index >= values.length) {
        scalar(argument, scope);
      } else if (function.parameters().get(index).tabular()) {
        tabular(argument, scope, context);
      } else {
        values[index] = calls.value(argument, scope);
        scalar(argument, scope);
      }
    }
    context.addAll(function.sources());
    calls.expand(function, values, context);
  }

  /** The statements of a query or of a body. */
  void statements(List<Statement> statements, Scope scope, SourceContext context) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        scope.bind(let.name(), let(let.value(), scope));
      } else if (statement instanceof Statement.Query query) {
        tabular(query.expression(), scope, context);
      } else if (statement instanceof Statement.QueryParameters parameters) {
        parameters
            .parameters()
            .forEach(p -> scope.bind(p.name(), Binding.of(calls.value(p.fallback(), scope))));
      } else if (statement instanceof Statement.Pattern pattern) {
        scope.bind(pattern.name(), Binding.OPAQUE);
        pattern.bodies().forEach(body -> body(body, scope.inner(), new SourceContext()));
      }
    }
  }

  private Binding let(Expression value, Scope scope) {
    if (value instanceof Expression.Function function) {
      return Binding.of(declare(function, scope));
    }
    if (value instanceof Expression.EntityGroup) {
      return Binding.SCOPE;
    }
    if (value instanceof Name name && scope.find(name.text()) != null) {
      return scope.find(name.text());
    }
    SourceContext sources = new SourceContext();
    tabular(value, scope, sources);
    return Binding.of(value, calls.value(value, scope), sources);
  }

  private FunctionFrame declare(Expression.Function function, Scope scope) {
    FunctionFrame frame = calls.frame(function.parameters(), scope);
    Scope inner = scope.inner(frame);
    for (int i = 0; i < function.parameters().size(); i++) {
      Expression.Declared parameter = function.parameters().get(i);
      inner.bind(
          parameter.name(),
          parameter.tabular() ? Binding.OPAQUE : Binding.of(new Value.Parameter(frame, i)));
    }
    body(function.body(), inner, frame.sources());
    return frame;
  }

  private void body(Expression.Body body, Scope scope, SourceContext context) {
    statements(body.statements(), scope, context);
    if (body.result() != null) {
      tabular(body.result(), scope, context);
    }
  }

  /** An expression that is a value; only the queries inside it read tables. */
  void scalar(Expression expression, Scope scope) {
    if (expression instanceof Parts parts) {
      scalars(parts.parts(), scope);
    } else if (expression instanceof Comparison comparison) {
      scalar(comparison.left(), scope);
      scalar(comparison.right(), scope);
    } else if (expression instanceof Junction junction) {
      scalars(junction.operands(), scope);
    } else if (expression instanceof Named named) {
      scalar(named.value(), scope);
    } else if (expression instanceof Parenthesized parenthesized) {
      scalar(parenthesized.inner(), scope);
    } else if (expression instanceof Membership membership) {
      membership(membership, scope);
    } else if (expression instanceof Call call) {
      scalarCall(call, scope);
    } else if (expression instanceof Path path) {
      scalarPath(path, scope);
    } else if (expression instanceof Pipeline || expression instanceof Tabular) {
      tabular(expression, scope, new SourceContext());
    }
  }

  private void scalarPath(Path path, Scope scope) {
    scalar(path.root(), scope);
    for (Expression selector : path.selectors()) {
      if (!(selector instanceof Call call)) {
        scalar(selector, scope);
        continue;
      }
      if (Places.isPlace(path.root(), scope)) {
        constantArgument(call, scope, new SourceContext(), Places.isOtherService(path.root()));
      }
      scalars(call.arguments(), scope);
    }
  }

  private void scalarCall(Call call, Scope scope) {
    Binding binding = scope.find(call.name());
    if (binding == null) {
      constantArgument(call, scope, new SourceContext(), false);
      scalars(call.arguments(), scope);
    } else {
      bound(binding, call, scope, new SourceContext());
    }
  }

  /** {@code in (f())} reads the result of {@code f}; {@code in (x)} may compare with a column. */
  private void membership(Membership membership, Scope scope) {
    scalar(membership.left(), scope);
    if (membership.list().size() == 1) {
      Expression only = membership.list().get(0);
      while (only instanceof Parenthesized parenthesized) {
        only = parenthesized.inner();
      }
      if (only instanceof Call || only instanceof Path) {
        tabular(only, scope, new SourceContext());
        return;
      }
    }
    scalars(membership.list(), scope);
  }

  void scalars(List<Expression> expressions, Scope scope) {
    expressions.forEach(expression -> scalar(expression, scope));
  }

  void tabulars(List<Expression> expressions, Scope scope, SourceContext context) {
    expressions.forEach(expression -> tabular(expression, scope, context));
  }
}
