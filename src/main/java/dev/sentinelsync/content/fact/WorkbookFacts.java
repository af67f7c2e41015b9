package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a JSON file of a workbooks folder says (analysis rules 4.3). A workbook has neither id nor
 * name of its own: the catalog takes the file stem or {@code WorkbooksMetadata.json}.
 *
 * @param accepted whether it is a workbook at all
 * @param reason why it is none, one sentence; empty for a workbook
 * @param templateId the gallery template that it says it came from, or the empty string
 * @param queries the Log Analytics queries of its items and parameters, placeholders replaced
 * @param otherQueries how many queries in other languages it holds (Resource Graph, JSON, REST)
 */
public record WorkbookFacts(
    boolean accepted,
    String reason,
    String templateId,
    List<ContentQuery> queries,
    int otherQueries)
    implements FileFacts {

  /** Copies the list. */
  public WorkbookFacts {
    queries = List.copyOf(queries);
  }

  /** A file that is no workbook. */
  public static WorkbookFacts rejected(String reason) {
    return new WorkbookFacts(false, reason, "", List.of(), 0);
  }
}
