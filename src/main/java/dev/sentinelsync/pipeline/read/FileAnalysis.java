package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.List;

/**
 * What one blob means: the result of a reader and of the query parser. It depends on bytes, kind
 * and program alone and is what the parse cache holds.
 *
 * @param facts what it says, or null if nothing can be made of it
 * @param references what each of its queries refers to
 * @param problems what a person should know
 */
public record FileAnalysis(
    FileFacts facts, List<QueryReferences> references, List<Problem> problems) {

  /** Whether a page can be made of it. */
  public boolean isReadable() {
    return facts != null;
  }
}
