package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects comparisons of columns of tables with constants (analysis rules 10.3). */
final class CriteriaCollector {

  /** Most values of a query: a list of indicators says little value by value. */
  private static final int MOST_VALUES = 1_000;

  /** Most values of one condition. */
  private static final int MOST_IN_ONE = 256;

  /** Longest value: a longer one is no value that rows are chosen by, but a text with a pattern. */
  private static final int LONGEST = 256;

  /** Operators that mean the same when both sides change places. */
  private static final Set<String> SYMMETRIC = Set.of("==", "!=", "<>", "=~", "!~");

  private record Hit(
      WellKnownField field,
      String column,
      String operator,
      List<String> values,
      List<String> sources,
      SourceContext context) {}

  private final List<Hit> hits = new ArrayList<>();
  private int collected;

  /** Notes a comparison of a predicate, if it compares a column with constants. */
  void add(
      Expression left,
      String operator,
      List<Expression> right,
      Scope scope,
      SourceContext context) {
    if (!WellKnownField.isComparison(operator)) {
      return;
    }
    if (isConstant(left) && right.size() == 1 && SYMMETRIC.contains(operator)) {
      add(right.get(0), List.of(left), operator, scope, context);
    } else {
      add(left, right, operator, scope, context);
    }
  }

  private void add(
      Expression compared,
      List<Expression> constants,
      String operator,
      Scope scope,
      SourceContext context) {
    ColumnPath path = ColumnPath.of(compared).orElse(null);
    if (path == null) {
      return;
    }
    WellKnownField field = path.members().isEmpty() ? WellKnownField.of(path.column()) : null;
    if (field == null && (context.computes(path.column()) || scope.find(path.column()) != null)) {
      return;
    }
    String column = field == null ? path.column() + path.members() : field.name();
    if (column.length() > LONGEST) {
      return;
    }
    List<String> values = values(constants, scope);
    if (!values.isEmpty()) {
      collected += values.size();
      hits.add(new Hit(field, column, operator, values, List.copyOf(context.own()), context));
    }
  }

  private List<String> values(List<Expression> right, Scope scope) {
    Set<String> values = new LinkedHashSet<>();
    int most = Math.min(MOST_IN_ONE, MOST_VALUES - collected);
    for (Expression expression : right) {
      List<String> found = constants(expression, scope);
      for (String value : found.subList(0, Math.min(found.size(), most))) {
        boolean counts = !value.isBlank() && !value.startsWith("{") && value.length() <= LONGEST;
        if (counts && values.size() < most) {
          values.add(value);
        }
      }
    }
    return List.copyOf(values);
  }

  private static boolean isConstant(Expression expression) {
    return expression instanceof Text
        || expression instanceof Expression.Number
        || expression instanceof Expression.Bool;
  }

  private static List<String> constants(Expression expression, Scope scope) {
    if (expression instanceof Text text) {
      return List.of(text.value());
    }
    if (expression instanceof Expression.Number number) {
      return List.of(number.text());
    }
    if (expression instanceof Expression.Bool truth) {
      return List.of(Boolean.toString(truth.value()));
    }
    if (expression instanceof Expression.Constants constants) {
      return constants.values();
    }
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return constants(parenthesized.inner(), scope);
    }
    Binding binding = expression instanceof Name name ? scope.find(name.text()) : null;
    if (binding == null) {
      return List.of();
    }
    if (binding.constants() != null) {
      return binding.constants();
    }
    if (!binding.literal().isEmpty()) {
      return List.of(binding.literal());
    }
    return binding.value() instanceof Value.Known known ? List.of(known.text()) : List.of();
  }

  /**
   * The criteria, each with the tables that its column can belong to.
   *
   * @param names all that the query reads: what the pipeline of a comparison does not tell
   */
  List<Criterion> criteria(Collection<String> names) {
    Set<Criterion> criteria = new LinkedHashSet<>();
    for (Hit hit : hits) {
      List<String> tables = tables(hit, names);
      if (!tables.isEmpty()) {
        criteria.add(new Criterion(tables, hit.column(), hit.operator(), hit.values()));
      }
    }
    return List.copyOf(criteria);
  }

  /** A well-known field belongs to its tables wherever it stands, any other to what it filters. */
  private static List<String> tables(Hit hit, Collection<String> names) {
    if (hit.field() == null) {
      return hit.sources().isEmpty() ? List.copyOf(hit.context().own()) : hit.sources();
    }
    List<String> here = hit.field().tables(hit.context().names());
    return here.isEmpty() ? hit.field().tables(names) : here;
  }
}
