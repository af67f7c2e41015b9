package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Bool;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Comparison;
import dev.sentinelsync.kql.syntax.tree.Expression.Junction;
import dev.sentinelsync.kql.syntax.tree.Expression.Membership;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Named;
import dev.sentinelsync.kql.syntax.tree.Expression.Parenthesized;
import dev.sentinelsync.kql.syntax.tree.Expression.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks over predicates and collects comparisons of well-known fields with constants (analysis
 * rules 10.1). The criteria collector gets all comparisons.
 */
final class FilterCollector {

  /** Enough for a page; without bounds, one long list named by many filters costs the square. */
  private static final int MOST_FILTERS = 1_000;

  private static final int MOST_VALUES = 256;

  private record Hit(
      WellKnownField field, String operator, List<String> values, SourceContext context) {}

  private final FunctionCalls calls;
  private final CriteriaCollector criteria;
  private final List<Hit> hits = new ArrayList<>();

  FilterCollector(FunctionCalls calls, CriteriaCollector criteria) {
    this.calls = calls;
    this.criteria = criteria;
  }

  /** Notes the comparisons of a predicate over rows of the context. */
  void collect(Expression predicate, Scope scope, SourceContext context) {
    collect(predicate, false, scope, context);
  }

  private void collect(Expression part, boolean negated, Scope scope, SourceContext context) {
    if (part instanceof Junction junction) {
      junction.operands().forEach(operand -> collect(operand, negated, scope, context));
    } else if (part instanceof Parenthesized parenthesized) {
      collect(parenthesized.inner(), negated, scope, context);
    } else if (part instanceof Call call && call.name().equals("not")) {
      call.arguments().forEach(argument -> collect(argument, !negated, scope, context));
    } else if (part instanceof Comparison comparison) {
      List<Expression> right = List.of(comparison.right());
      add(comparison.left(), comparison.operator(), right, negated, scope, context);
    } else if (part instanceof Named named) {
      add(new Name(named.name()), "==", List.of(named.value()), negated, scope, context);
    } else if (part instanceof Name || part instanceof Expression.Path) {
      // A condition that is a column alone asks whether it is true.
      criteria.add(part, negated ? "!=" : "==", List.of(new Bool(true)), scope, context);
    } else if (part instanceof Membership membership) {
      String operator = membership.operator();
      add(membership.left(), operator, membership.list(), negated, scope, context);
    }
  }

  private void add(
      Expression left,
      String operator,
      List<Expression> right,
      boolean negated,
      Scope scope,
      SourceContext context) {
    criteria.add(left, negated ? negate(operator) : operator, right, scope, context);
    if (!(left instanceof Name name)) {
      return;
    }
    WellKnownField field = WellKnownField.of(name.text());
    if (field == null || !field.supports(operator) || hits.size() >= MOST_FILTERS) {
      return;
    }
    List<String> values = values(field, right, scope);
    if (!values.isEmpty()) {
      hits.add(new Hit(field, negated ? negate(operator) : operator, values, context));
    }
  }

  private List<String> values(WellKnownField field, List<Expression> right, Scope scope) {
    List<String> values = new ArrayList<>(right.size());
    for (Expression expression : right) {
      if (values.size() >= MOST_VALUES) {
        break;
      }
      if (expression instanceof Text text) {
        values.add(text.value());
      } else if (expression instanceof Expression.Number number) {
        values.add(field.numeric() ? number.text() : "");
      } else if (expression instanceof Expression.Constants constants) {
        values.addAll(first(constants.values()));
      } else if (expression instanceof Name name) {
        values.addAll(bound(name, scope));
      }
    }
    values.removeIf(value -> value.isBlank() || value.startsWith("{"));
    return values;
  }

  private List<String> bound(Name name, Scope scope) {
    Binding binding = scope.find(name.text());
    if (binding == null) {
      return List.of();
    }
    if (binding.constants() != null) {
      return first(binding.constants());
    }
    return calls.value(name, scope) instanceof Value.Known known
        ? List.of(known.text())
        : List.of();
  }

  private static List<String> first(List<String> constants) {
    return constants.subList(0, Math.min(constants.size(), MOST_VALUES));
  }

  private static String negate(String operator) {
    return switch (operator) {
      case "==" -> "!=";
      case "!=", "<>" -> "==";
      case "=~" -> "!~";
      case "!~" -> "=~";
      default -> operator.startsWith("!") ? operator.substring(1) : "!" + operator;
    };
  }

  /**
   * The filters, each with the table its field belongs to.
   *
   * @param names all that the query reads: what the pipeline of a comparison does not tell
   */
  List<ColumnFilter> filters(Collection<String> names) {
    Set<ColumnFilter> filters = new LinkedHashSet<>();
    Map<WellKnownField, Optional<String>> anywhere = new HashMap<>();
    for (Hit hit : hits) {
      WellKnownField field = hit.field();
      String table = field.table(hit.context().names());
      if (table == null) {
        table =
            anywhere.computeIfAbsent(field, f -> Optional.ofNullable(f.table(names))).orElse(null);
      }
      if (table != null) {
        filters.add(new ColumnFilter(table, field.name(), hit.operator(), hit.values()));
      }
    }
    return List.copyOf(filters);
  }
}
