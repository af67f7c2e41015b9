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
 * @param places where each of them stands, in the same order
 * @param otherQueries how many queries in other languages it holds (Resource Graph, JSON, REST)
 */
public record WorkbookFacts(
    boolean accepted,
    String reason,
    String templateId,
    List<ContentQuery> queries,
    List<Place> places,
    int otherQueries)
    implements FileFacts {

  /**
   * Where a query stands in the workbook.
   *
   * @param group titles of the tabs and groups around it, outermost first
   * @param name title of its item, or the name of the parameter that it fills
   * @param parameter whether it fills a parameter
   * @param written the query with its placeholders; empty if it has none
   */
  public record Place(List<String> group, String name, boolean parameter, String written) {

    /** Nothing is known of the place. */
    public static final Place NONE = new Place(List.of(), "", false, "");

    /** Copies the list. */
    public Place {
      group = List.copyOf(group);
    }
  }

  /** Copies the list. */
  public WorkbookFacts {
    queries = List.copyOf(queries);
    places = List.copyOf(places);
    if (queries.size() != places.size()) {
      throw new IllegalArgumentException(
          queries.size() + " queries stand in " + places.size() + " places");
    }
  }

  /** A file that is no workbook. */
  public static WorkbookFacts rejected(String reason) {
    return new WorkbookFacts(false, reason, "", List.of(), List.of(), 0);
  }
}
