package dev.sentinelsync.catalog.connector;

/** The API through which a connector sends records to the workspace (analysis rules 9.8). */
public enum IngestionApi {
  LOG_INGESTION("Log Ingestion API"),
  DATA_COLLECTOR("HTTP Data Collector API (legacy)"),
  THREAT_INTELLIGENCE("Threat Intelligence Upload API"),
  /** The service, an agent or the platform brings the records, or nothing is known. */
  NONE("None");

  private final String label;

  IngestionApi(String label) {
    this.label = label;
  }

  /** The name that pages print. */
  public String label() {
    return label;
  }
}
