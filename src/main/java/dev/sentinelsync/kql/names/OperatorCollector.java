package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Operator;
import java.util.List;
import java.util.Set;

/** Collects the names that an operator of a pipeline reads. */
final class OperatorCollector {

  /** Plugins whose first argument is a table. */
  private static final Set<String> TABULAR_PLUGINS =
      Set.of("geo_line_lookup", "geo_polygon_lookup", "ipv4_lookup", "ipv6_lookup");

  private final ReferenceCollector references;
  private final CollectedNames names;
  private final FilterCollector filters;

  OperatorCollector(ReferenceCollector references, CollectedNames names, FilterCollector filters) {
    this.references = references;
    this.names = names;
    this.filters = filters;
  }

  /** The names of the operator; the tables it reads are added to the context. */
  void collect(Operator operator, Scope scope, SourceContext context) {
    if (operator instanceof Operator.Columns columns) {
      references.scalars(columns.expressions(), scope);
      context.compute(columns.expressions());
    } else if (operator instanceof Operator.Filter filter) {
      filters.collect(filter.predicate(), scope, context);
      references.scalar(filter.predicate(), scope);
    } else if (operator instanceof Operator.Sources sources) {
      sources(sources, scope, context);
    } else if (operator instanceof Operator.Search search) {
      search(search, scope, context);
    } else if (operator instanceof Operator.Alias alias) {
      scope.bind(alias.name(), Binding.of(context));
    } else if (operator instanceof Operator.Invoke invoke) {
      invoke(invoke.function(), scope, context);
    } else if (operator instanceof Operator.Evaluate evaluate) {
      evaluate(evaluate.plugin(), scope, context);
    } else if (operator instanceof Operator.Nested nested) {
      references.scalars(nested.expressions(), scope);
      context.compute(nested.expressions());
      references.tabulars(nested.subqueries(), scope, context);
    } else if (operator instanceof Operator.MacroExpand macro) {
      macroExpand(macro, scope, context);
    }
  }

  /** A union has rows of all its operands; a join, which has conditions, adds columns to rows. */
  private void sources(Operator.Sources sources, Scope scope, SourceContext context) {
    if (sources.expressions().isEmpty()) {
      references.tabulars(sources.operands(), scope, context);
    } else {
      SourceContext other = new SourceContext();
      other.join(context);
      references.tabulars(sources.operands(), scope, other);
      context.join(other);
      references.scalars(sources.expressions(), scope);
    }
  }

  private void search(Operator.Search search, Scope scope, SourceContext context) {
    references.tabulars(search.operands(), scope, context);
    if (search.everywhere()) {
      names.wildcard("*", false);
    }
    filters.collect(search.predicate(), scope, context);
    references.scalar(search.predicate(), scope);
  }

  private void invoke(Expression function, Scope scope, SourceContext context) {
    if (function instanceof Call call) {
      Binding binding = scope.find(call.name());
      if (binding != null && binding.function() != null) {
        references.arguments(binding.function(), call.arguments(), 1, scope, context);
        return;
      }
    }
    references.tabular(function, scope, context);
  }

  private void evaluate(Call plugin, Scope scope, SourceContext context) {
    List<Expression> arguments = plugin.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      if (i == 0 && TABULAR_PLUGINS.contains(plugin.name())) {
        references.tabular(argument, scope, context);
      } else {
        references.scalar(argument, scope);
      }
    }
  }

  private void macroExpand(Operator.MacroExpand macro, Scope scope, SourceContext context) {
    Scope inner = scope.inner();
    if (!macro.scope().isEmpty()) {
      inner.bind(macro.scope(), Binding.SCOPE);
    } else if (macro.group() instanceof Name group) {
      inner.bind(group.text(), Binding.SCOPE);
    }
    references.statements(macro.statements(), inner, context);
  }
}
