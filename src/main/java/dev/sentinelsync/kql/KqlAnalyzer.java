package dev.sentinelsync.kql;

import java.util.List;
import java.util.Objects;

/** Reads queries of the Kusto Query Language. Stateless: one instance serves all threads. */
public final class KqlAnalyzer {

  /** Part of a cache key: raised with every change that can alter a result. */
  public static final int VERSION = 1;

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
    Objects.requireNonNull(limits);
    return QueryReferences.EMPTY;
  }
}
