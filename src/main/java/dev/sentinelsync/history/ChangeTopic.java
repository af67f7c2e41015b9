package dev.sentinelsync.history;

/** What of an item changed. */
public enum ChangeTopic {
  NAME("Name"),
  DESCRIPTION("Description"),
  VERSION("Version"),
  ID("Id"),
  KIND("Kind"),
  SEVERITY("Severity"),
  STATUS("Status"),
  TACTICS("Tactics"),
  TECHNIQUES("Techniques"),
  CONNECTORS("Required connectors"),
  FREQUENCY("Runs every"),
  PERIOD("Looks back"),
  THRESHOLD("Trigger"),
  SUPPRESSION("Suppression"),
  GROUPING("Event grouping"),
  INCIDENTS("Creates incidents"),
  ENTITIES("Entities"),
  CUSTOM_DETAILS("Custom details"),
  ALERT_DETAILS("Alert details"),
  DESTINATION("Destination table"),
  BIN_SIZE("Bin size"),
  FUNCTION("Function"),
  PARAMETERS("Parameters"),
  SCHEMA("Schema"),
  SUB_PARSERS("Source parsers"),
  QUERY_TABLES("Tables of the query"),
  QUERY_FUNCTIONS("Functions of the query"),
  QUERY_WATCHLISTS("Watchlists of the query"),
  QUERY_LITERALS("Compared values"),
  QUERY_THRESHOLDS("Threshold"),
  QUERY_TIMESPANS("Time span"),
  QUERY_JOINS("Kind of join"),
  QUERY_COLUMNS("Columns");

  private final String label;

  ChangeTopic(String label) {
    this.label = label;
  }

  /** Its name for people; trusted text. */
  public String label() {
    return label;
  }
}
