package dev.sentinelsync.content.kind;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.ProblemSink;

/** Keeps queries that are too long for the query parser out of the facts, and reports them. */
record QueryLimit(ContentLimits limits, ProblemSink problems) {

  /** Whether a query is short enough. */
  boolean allows(String query, int line) {
    if (query.length() <= limits.queryLength()) {
      return true;
    }
    problems.warning(
        line,
        0,
        "query-too-long",
        "A query is longer than " + limits.queryLength() + " characters; it is left out.");
    return false;
  }
}
