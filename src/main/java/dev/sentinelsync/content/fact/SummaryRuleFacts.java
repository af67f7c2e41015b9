package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a summary rule says. Texts are trimmed and empty when the file lacks them.
 *
 * @param common shared attributes; the name is {@code name}
 * @param displayName {@code displayName}, which pages show and which is no identity
 * @param destinationTable the table that the rule writes
 * @param bins the spans of time that the rule sums up
 * @param tags texts; fields of an object as {@code name: value}
 * @param queries the query, or nothing
 */
public record SummaryRuleFacts(
    CommonAttributes common,
    String displayName,
    String destinationTable,
    Bins bins,
    List<String> tags,
    ItemMetadata metadata,
    List<ContentQuery> queries)
    implements FileFacts {

  /**
   * The spans of time that one run sums up.
   *
   * @param size minutes that one run sums up, as written
   * @param delay minutes by which a run waits for late data, as written
   * @param startTime when the first bin begins, as written
   */
  public record Bins(String size, String delay, String startTime) {}

  @Override
  public List<String> writtenTables() {
    return destinationTable.isEmpty() ? List.of() : List.of(destinationTable);
  }

  /** Copies the lists. */
  public SummaryRuleFacts {
    tags = List.copyOf(tags);
    queries = List.copyOf(queries);
  }
}
