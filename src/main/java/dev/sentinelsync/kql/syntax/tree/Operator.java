package dev.sentinelsync.kql.syntax.tree;

import java.util.List;

/** An operator of a pipeline, by the way it reads names. */
public sealed interface Operator extends Expression {

  /** Reads nothing but columns of what is piped in. */
  record Columns(List<Expression> expressions) implements Operator {}

  /** {@code where}: keeps the rows that meet the predicate. */
  record Filter(Expression predicate) implements Operator {}

  /** {@code union}, {@code join}, {@code lookup}, {@code make-graph}: reads operands as tables. */
  record Sources(List<Expression> operands, List<Expression> expressions) implements Operator {}

  /**
   * {@code find} or {@code search}.
   *
   * @param everywhere whether it reads all tables
   */
  record Search(List<Expression> operands, boolean everywhere, Expression predicate)
      implements Operator {}

  /** {@code as}: gives what is piped through a name. */
  record Alias(String name) implements Operator {}

  /** {@code invoke}: calls a function with what is piped in as its first argument. */
  record Invoke(Expression function) implements Operator {}

  /** {@code evaluate}: calls a plugin. */
  record Evaluate(Call plugin) implements Operator {}

  /** {@code mv-apply}, {@code partition}, {@code fork}, {@code facet}: has sub-queries. */
  record Nested(List<Expression> expressions, List<Expression> subqueries) implements Operator {}

  /** {@code macro-expand}: repeats statements for each member of an entity group. */
  record MacroExpand(Expression group, String scope, List<Statement> statements)
      implements Operator {}
}
