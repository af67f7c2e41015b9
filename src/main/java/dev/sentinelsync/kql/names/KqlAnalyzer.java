package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.diagnostic.Diagnostic;
import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import dev.sentinelsync.kql.diagnostic.DiagnosticLog;
import dev.sentinelsync.kql.syntax.KqlLimits;
import dev.sentinelsync.kql.syntax.StatementParser;
import dev.sentinelsync.kql.syntax.tree.Statement;
import java.util.List;
import java.util.Objects;

/** Reads queries of the Kusto Query Language. Stateless: one instance serves all threads. */
public final class KqlAnalyzer {

  private final KqlLimits limits;

  /** An analyzer with the {@link KqlLimits#DEFAULT default limits}. */
  public KqlAnalyzer() {
    this(KqlLimits.DEFAULT);
  }

  /** An analyzer with limits of the caller. */
  public KqlAnalyzer(KqlLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** What the query refers to; {@link #analyze(String, List)} with no parameters. */
  public QueryReferences analyze(String query) {
    return analyze(query, List.of());
  }

  /**
   * What the query refers to. Never fails because of the query: what cannot be read is a
   * diagnostic, and the rest is what could be known without it.
   *
   * @param query the KQL text
   * @param parameters the names that the file binds around it
   */
  public QueryReferences analyze(String query, List<Parameter> parameters) {
    DiagnosticLog log = new DiagnosticLog();
    if (query.length() > limits.maxLength()) {
      log.report(
          0,
          DiagnosticKind.TOO_LONG,
          () ->
              "The query has %d characters; more than %d are not read."
                  .formatted(query.length(), limits.maxLength()));
      return answer(new CollectedNames(true), List.of(), List.of(), log.toList(query));
    }
    List<Statement> statements = StatementParser.parse(query, log, limits);
    CollectedNames names = new CollectedNames(!log.isEmpty());
    FunctionCalls calls = new FunctionCalls(names, log, limits.maxExpansions());
    CriteriaCollector criteria = new CriteriaCollector();
    FilterCollector filters = new FilterCollector(calls, criteria);
    ReferenceCollector collector = new ReferenceCollector(names, calls, filters);
    collector.statements(statements, scope(parameters), new SourceContext());
    return answer(
        names,
        filters.filters(names.readable()),
        criteria.criteria(names.readable()),
        log.toList(query));
  }

  private static Scope scope(List<Parameter> parameters) {
    Scope scope = Scope.root();
    for (Parameter parameter : parameters) {
      scope.bind(parameter.name(), Binding.OPAQUE);
    }
    return scope;
  }

  private static QueryReferences answer(
      CollectedNames names,
      List<ColumnFilter> filters,
      List<Criterion> criteria,
      List<Diagnostic> diagnostics) {
    return new QueryReferences(
        names.tables(),
        names.functions(),
        names.watchlists(),
        names.wildcards(),
        names.remote(),
        filters,
        criteria,
        diagnostics);
  }
}
