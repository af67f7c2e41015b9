package dev.sentinelsync.catalog.input;

import java.util.List;

/**
 * What the reference says of a table; columns of {@code tables.csv} (analysis rules 11).
 *
 * @param name the official spelling
 * @param category or empty
 * @param resourceTypes in order
 * @param azureMonitor whether the Azure Monitor reference has it
 * @param defenderXdr whether the Defender XDR schema has it
 * @param azureMonitorUrl its page there, or empty
 * @param defenderXdrUrl its page there, or empty
 * @param basicLogs {@code Yes}, {@code No} or empty
 * @param transformations {@code Yes}, {@code No} or empty
 * @param ingestionApi {@code Yes}, {@code No} or empty
 * @param lakeOnly {@code Yes}, {@code No} or empty
 * @param collectionMethod or empty
 * @param description or empty
 */
public record ReferenceTable(
    String name,
    String category,
    List<String> resourceTypes,
    boolean azureMonitor,
    boolean defenderXdr,
    String azureMonitorUrl,
    String defenderXdrUrl,
    String basicLogs,
    String transformations,
    String ingestionApi,
    String lakeOnly,
    String collectionMethod,
    String description) {}
