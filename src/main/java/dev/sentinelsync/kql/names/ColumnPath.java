package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import dev.sentinelsync.kql.syntax.tree.Expression.Parenthesized;
import dev.sentinelsync.kql.syntax.tree.Expression.Parts;
import dev.sentinelsync.kql.syntax.tree.Expression.Path;
import dev.sentinelsync.kql.syntax.tree.Expression.Text;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a comparison compares: a column, or a member of a dynamic one (analysis rules 10.3).
 *
 * @param column the column
 * @param members the way from its value to what is compared, such as {@code .user.id} or {@code
 *     [0].name}; empty for the column itself
 */
record ColumnPath(String column, String members) {

  /** Functions that change the form of a value and not what is asked for. */
  private static final Set<String> CASTS =
      Set.of(
          "parse_json",
          "parsejson",
          "todynamic",
          "tobool",
          "todouble",
          "toguid",
          "toint",
          "tolong",
          "tolower",
          "toreal",
          "tostring",
          "toupper",
          "trim");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The column that an expression reads; nothing if it is another expression. */
  static Optional<ColumnPath> of(Expression expression) {
    Expression read = withoutCasts(expression);
    if (read instanceof Name name) {
      return Optional.of(new ColumnPath(name.text(), ""));
    }
    return read instanceof Path path
        ? of(path.root()).flatMap(root -> root.with(path))
        : Optional.empty();
  }

  private static Expression withoutCasts(Expression expression) {
    Expression read = expression;
    while (true) {
      if (read instanceof Parenthesized parenthesized) {
        read = parenthesized.inner();
      } else if (read instanceof Call call
          && CASTS.contains(call.name())
          && !call.arguments().isEmpty()) {
        read = call.arguments().get(call.arguments().size() - 1);
      } else {
        return read;
      }
    }
  }

  /** The member of the value to which the selectors of a path lead. */
  private Optional<ColumnPath> with(Path path) {
    StringBuilder longer = new StringBuilder(members);
    for (Expression selector : path.selectors()) {
      String step = step(selector);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      longer.append(step);
    }
    return Optional.of(new ColumnPath(column, longer.toString()));
  }

  /** One step, in one spelling for all ways to write it; empty if it is no constant. */
  private static String step(Expression selector) {
    if (selector instanceof Name name) {
      return member(name.text());
    }
    if (!(selector instanceof Parts element) || element.parts().size() != 1) {
      return "";
    }
    Expression index = element.parts().get(0);
    if (index instanceof Text text) {
      return member(text.value());
    }
    return index instanceof Expression.Number number ? "[" + number.text() + "]" : "";
  }

  private static String member(String name) {
    return PLAIN.matcher(name).matches() ? "." + name : "[\"" + name + "\"]";
  }
}
