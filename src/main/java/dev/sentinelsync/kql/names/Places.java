package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.syntax.tree.Expression;
import dev.sentinelsync.kql.syntax.tree.Expression.Call;
import dev.sentinelsync.kql.syntax.tree.Expression.Name;
import java.util.Set;

/** The functions whose members are tables of another place: {@code workspace('w').T}. */
final class Places {

  private static final Set<String> ALL =
      Set.of("adx", "app", "arg", "cluster", "database", "resource", "workspace");

  /** Those whose tables are of another service: Azure Data Explorer, Azure Resource Graph. */
  private static final Set<String> OTHER_SERVICES = Set.of("adx", "arg", "cluster");

  private Places() {}

  /** Whether what follows the expression is a table; so it is after an entity group, too. */
  static boolean isPlace(Expression root, Scope scope) {
    if (root instanceof Call call) {
      return ALL.contains(call.name());
    }
    if (root instanceof Name name) {
      Binding binding = scope.find(name.text());
      return binding != null && binding.scope();
    }
    return false;
  }

  /** Whether the place is of another service. */
  static boolean isOtherService(Expression root) {
    return root instanceof Call call && OTHER_SERVICES.contains(call.name());
  }
}
