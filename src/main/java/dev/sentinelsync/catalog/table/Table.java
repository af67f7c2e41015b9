package dev.sentinelsync.catalog.table;

import java.util.List;

/**
 * A table.
 *
 * @param key the name in lower case: its identity
 * @param name the spelling of the reference, else the most used one
 * @param documented whether the reference knows it
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
 * @param internal whether it serves the inner workings of solutions
 * @param internalTo keys of the solutions that write and read it, for an internal custom table
 * @param additionalInformation corrections' notes, in order
 */
public record Table(
    String key,
    String name,
    boolean documented,
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
    String description,
    boolean internal,
    List<String> internalTo,
    List<String> additionalInformation) {}
