package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What a summary rule says. Texts are trimmed and empty when the file lacks them.
 *
 * @param name {@code name}, else {@code displayName}
 * @param destinationTable the table that the rule writes
 * @param binSize minutes that one run sums up, as written
 * @param binDelay minutes by which a run waits for late data, as written
 * @param binStartTime when the first bin begins, as written
 * @param queries the query, or nothing
 */
public record SummaryRuleFacts(
    String id,
    String name,
    String description,
    String version,
    String status,
    String destinationTable,
    String binSize,
    String binDelay,
    String binStartTime,
    List<String> tactics,
    List<String> techniques,
    List<RequiredConnector> requiredConnectors,
    List<String> tags,
    ItemMetadata metadata,
    List<ContentQuery> queries)
    implements FileFacts {

  /** Copies the lists. */
  public SummaryRuleFacts {
    tactics = List.copyOf(tactics);
    techniques = List.copyOf(techniques);
    requiredConnectors = List.copyOf(requiredConnectors);
    tags = List.copyOf(tags);
    queries = List.copyOf(queries);
  }
}
