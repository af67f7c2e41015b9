package dev.sentinelsync.kql.compare;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Body;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Comparison;
import dev.sentinelsync.kql.syntax.tree.Expression.Membership;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Path;
import dev.sentinelsync.kql.syntax.tree.Operator;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the calls and comparisons of a query's tree. Variables count as their constants. */
final class TreeMeaning {

  private static final Set<String> ORDERS = Set.of("<", "<=", ">", ">=");

  private final QueryMeaning meaning;
  private final Map<String, List<String>> constants = new HashMap<>();

  TreeMeaning(QueryMeaning meaning) {
    this.meaning = meaning;
  }

  void collect(List<Statement> statements) {
    statements.forEach(this::statement);
  }

  private void statement(Statement statement) {
    if (statement instanceof Statement.Let let) {
      List<String> values = values(let.value());
      if (!values.isEmpty()) {
        constants.put(let.name(), values);
      }
      walk(let.value());
    } else if (statement instanceof Statement.Query query) {
      walk(query.expression());
    } else if (statement instanceof Statement.Pattern pattern) {
      pattern.bodies().forEach(this::body);
    }
  }

  private void body(Body body) {
    collect(body.statements());
    walk(body.result());
  }

  private void walkAll(Collection<? extends Expression> expressions) {
    expressions.forEach(this::walk);
  }

  private void walk(Expression expression) {
    if (expression instanceof Operator operator) {
      walk(operator);
    } else if (expression instanceof Expression.Pipeline pipeline) {
      walk(pipeline.source());
      walkAll(pipeline.operators());
    } else if (expression instanceof Call call) {
      meaning.add(Aspect.FUNCTIONS, "", call.name());
      walkAll(call.arguments());
    } else if (expression instanceof Comparison comparison) {
      compare(comparison.left(), comparison.operator(), List.of(comparison.right()));
    } else if (expression instanceof Membership membership) {
      compare(membership.left(), membership.operator(), membership.list());
    } else if (expression instanceof Expression.Junction junction) {
      walkAll(junction.operands());
    } else if (expression instanceof Expression.Parts parts) {
      walkAll(parts.parts());
    } else if (expression instanceof Expression.Named named) {
      walk(named.value());
    } else if (expression instanceof Expression.Parenthesized parenthesized) {
      walk(parenthesized.inner());
    } else if (expression instanceof Expression.Tabular tabular) {
      walk(tabular.inner());
    } else if (expression instanceof Path path) {
      walk(path.root());
      walkAll(path.selectors());
    } else if (expression instanceof Expression.Function function) {
      body(function.body());
    }
  }

  private void walk(Operator operator) {
    if (operator instanceof Operator.Columns columns) {
      walkAll(columns.expressions());
    } else if (operator instanceof Operator.Filter filter) {
      walk(filter.predicate());
    } else if (operator instanceof Operator.Sources sources) {
      walkAll(sources.operands());
      walkAll(sources.expressions());
    } else if (operator instanceof Operator.Search search) {
      walkAll(search.operands());
      walk(search.predicate());
    } else if (operator instanceof Operator.Invoke invoke) {
      walk(invoke.function());
    } else if (operator instanceof Operator.Evaluate evaluate) {
      walk(evaluate.plugin());
    } else if (operator instanceof Operator.Nested nested) {
      walkAll(nested.expressions());
      walkAll(nested.subqueries());
    } else if (operator instanceof Operator.MacroExpand expand) {
      collect(expand.statements());
    }
  }

  private void compare(Expression left, String operator, List<Expression> right) {
    walk(left);
    walkAll(right);
    Optional<String> column = name(left);
    if (column.isEmpty()) {
      return;
    }
    List<String> values = new ArrayList<>();
    right.forEach(value -> values.addAll(values(value)));
    if (!values.isEmpty()) {
      Aspect aspect = ORDERS.contains(operator) ? Aspect.THRESHOLDS : Aspect.LITERALS;
      meaning.addAll(aspect, column.get() + " " + operator, values);
    }
  }

  /** What is compared: a column, a member of one, or a function's result. */
  private static Optional<String> name(Expression expression) {
    if (expression instanceof Name name) {
      return Optional.of(name.text());
    }
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return name(parenthesized.inner());
    }
    if (expression instanceof Call call) {
      return Optional.of(
          call.arguments().stream()
              .flatMap(argument -> name(argument).stream())
              .findFirst()
              .map(first -> call.name() + "(" + first + ")")
              .orElse(call.name() + "()"));
    }
    if (expression instanceof Path path) {
      StringBuilder whole = new StringBuilder(name(path.root()).orElse(""));
      path.selectors()
          .forEach(selector -> name(selector).ifPresent(n -> whole.append('.').append(n)));
      return whole.isEmpty() ? Optional.empty() : Optional.of(whole.toString());
    }
    return Optional.empty();
  }

  /** The constants that an expression is made of; none for anything else. */
  private List<String> values(Expression expression) {
    if (expression instanceof Expression.Text text) {
      return List.of(text.value());
    }
    if (expression instanceof Expression.Number number) {
      return List.of(number.text());
    }
    if (expression instanceof Expression.Bool truth) {
      return List.of(Boolean.toString(truth.value()));
    }
    if (expression instanceof Expression.Constants list) {
      return list.values();
    }
    if (expression instanceof Expression.Parenthesized parenthesized) {
      return values(parenthesized.inner());
    }
    return expression instanceof Name name
        ? constants.getOrDefault(name.text(), List.of())
        : List.of();
  }
}
