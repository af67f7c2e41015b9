package dev.sentinelsync.catalog.input;

import java.util.List;

/**
 * What the reference says of a table; columns of {@code tables.csv} (analysis rules 11).
 *
 * @param name the official spelling
 * @param category or empty
 * @param resourceTypes in order
 * @param collectionMethod or empty
 * @param description or empty
 * @param sources which references know a table
 * @param features what a table supports: {@code Yes}, {@code No} or empty
 */
public record ReferenceTable(
    String name,
    String category,
    List<String> resourceTypes,
    String collectionMethod,
    String description,
    Sources sources,
    Features features) {

  /**
   * Which references know a table.
   *
   * @param azureMonitor whether the Azure Monitor reference has it
   * @param defenderXdr whether the Defender XDR schema has it
   * @param azureMonitorUrl its page there, or empty
   * @param defenderXdrUrl its page there, or empty
   */
  public record Sources(
      boolean azureMonitor, boolean defenderXdr, String azureMonitorUrl, String defenderXdrUrl) {}

  /**
   * What a table supports: {@code Yes}, {@code No} or empty.
   *
   * @param basicLogs {@code Yes}, {@code No} or empty
   * @param transformations {@code Yes}, {@code No} or empty
   * @param ingestionApi {@code Yes}, {@code No} or empty
   * @param lakeOnly {@code Yes}, {@code No} or empty
   */
  public record Features(
      String basicLogs, String transformations, String ingestionApi, String lakeOnly) {}
}
