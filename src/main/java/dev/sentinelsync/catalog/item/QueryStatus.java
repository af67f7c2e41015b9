package dev.sentinelsync.catalog.item;

/** Whether an item still has a query to run (analysis rules 4.2). */
public enum QueryStatus {
  HAS_QUERY,
  NO_QUERY,
  RETIRED,
  DEPRECATED,
  MOVED_OR_REPLACED,
  MISSING_QUERY;

  /** Whether a rule or query of this status is listed apart from the active ones. */
  public boolean isInactive() {
    return this != HAS_QUERY && this != NO_QUERY;
  }
}
