package dev.sentinelsync.catalog.table;

import java.util.List;

/**
 * A table.
 *
 * @param key the name in lower case: its identity
 * @param name the spelling of the reference, else the most used one
 * @param documented whether the reference knows it
 * @param about what is known of a table
 * @param sources which references know a table
 * @param features what a table supports: {@code Yes}, {@code No} or empty
 * @param usage whom a table serves
 */
public record Table(
    String key,
    String name,
    boolean documented,
    About about,
    Sources sources,
    Features features,
    Usage usage) {

  /**
   * What is known of a table.
   *
   * @param category or empty
   * @param resourceTypes in order
   * @param collectionMethod or empty
   * @param description or empty
   * @param additionalInformation corrections' notes, in order
   */
  public record About(
      String category,
      List<String> resourceTypes,
      String collectionMethod,
      String description,
      List<String> additionalInformation) {}

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

  /**
   * Whom a table serves.
   *
   * @param internal whether it serves the inner workings of solutions
   * @param internalTo keys of the solutions that write and read it, for an internal custom table
   */
  public record Usage(boolean internal, List<String> internalTo) {}

  public String ingestionApi() {
    return features.ingestionApi();
  }

  public String transformations() {
    return features.transformations();
  }

  public String defenderXdrUrl() {
    return sources.defenderXdrUrl();
  }

  public String description() {
    return about.description();
  }

  public List<String> internalTo() {
    return usage.internalTo();
  }

  public List<String> additionalInformation() {
    return about.additionalInformation();
  }

  public String category() {
    return about.category();
  }

  public String basicLogs() {
    return features.basicLogs();
  }

  public boolean azureMonitor() {
    return sources.azureMonitor();
  }

  public String azureMonitorUrl() {
    return sources.azureMonitorUrl();
  }

  public List<String> resourceTypes() {
    return about.resourceTypes();
  }

  public boolean defenderXdr() {
    return sources.defenderXdr();
  }
}
