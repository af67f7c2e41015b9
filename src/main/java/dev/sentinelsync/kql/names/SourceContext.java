package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables and functions that the rows of a pipeline come from, in the order they are read, and
 * the columns that it makes of them.
 */
final class SourceContext {

  /** Enough for the widest real union; without a bound, chains of unions would cost the square. */
  private static final int MOST = 64;

  /** More columns than a table of a workspace may have. */
  private static final int MOST_COLUMNS = 512;

  private final Set<String> names = new LinkedHashSet<>();

  /** Names that a join adds; their columns are not told apart from those of the others. */
  private final Set<String> joined = new HashSet<>();

  private final Set<String> computed = new HashSet<>();

  void add(String name) {
    if (names.size() < MOST) {
      names.add(name);
      joined.remove(name);
    }
  }

  void addAll(SourceContext other) {
    if (other != this) {
      for (String name : other.names) {
        if (other.joined.contains(name)) {
          addJoined(name);
        } else {
          add(name);
        }
      }
      addColumns(other.computed);
    }
  }

  /** Adds the other side of a join. */
  void join(SourceContext other) {
    other.names.forEach(this::addJoined);
    addColumns(other.computed);
  }

  private void addJoined(String name) {
    if (names.size() < MOST && names.add(name)) {
      joined.add(name);
    }
  }

  Collection<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /** The names whose columns a condition without any other hint is about: not those of joins. */
  List<String> own() {
    List<String> own = new ArrayList<>(names);
    own.removeAll(joined);
    return own;
  }

  /** Notes the columns that an operator makes: those with a name, and the results of functions. */
  void compute(Collection<Expression> expressions) {
    for (Expression expression : expressions) {
      if (expression instanceof Expression.Named named) {
        addColumns(Set.of(named.name()));
      } else if (expression instanceof Expression.Call call) {
        // The language names the result of f(X) f_X; that of make_set(X) is set_X.
        addColumns(Set.of(call.name().replaceFirst("^make_?", "") + "_"));
      }
    }
  }

  private void addColumns(Collection<String> columns) {
    for (String column : columns) {
      if (computed.size() < MOST_COLUMNS) {
        computed.add(column);
      }
    }
  }

  /** Whether a column is made by the query, so that it is none of a table. */
  boolean computes(String column) {
    int prefix = column.indexOf('_') + 1;
    return computed.contains(column)
        || prefix > 0 && computed.contains(column.substring(0, prefix));
  }
}
