package dev.sentinelsync.history;

/** What whoever uses an item should know of a change (analysis rules 17.4). */
public enum ChangeFlag {
  SILENT("logic-without-version", "logic changed, version did not", false),
  TABLE_NOT_DELIVERED("table-not-delivered", "new table that no required connector names", true),
  TABLE_LOST("table-lost", "table no longer read", true),
  ID_CHANGED("id-changed", "other id", true),
  REMOVED("removed", "removed", true),
  RENAMED("renamed", "other name or file", true),
  ENTITY_COLUMN_REMOVED("entity-column-removed", "entity column removed", true),
  CUSTOM_DETAIL_REMOVED("custom-detail-removed", "custom detail removed", true),
  KIND_CHANGED("kind-changed", "other kind of rule", true),
  CONNECTOR_ADDED("connector-added", "one more required connector", true),
  BROKEN("broken", "file can no longer be read", false),
  MENDED("mended", "file can be read again", false);

  private final String key;
  private final String words;
  private final boolean breaking;

  ChangeFlag(String key, String words, boolean breaking) {
    this.key = key;
    this.words = words;
    this.breaking = breaking;
  }

  /** Its name for machines. */
  public String key() {
    return key;
  }

  /** Its name for people. */
  public String words() {
    return words;
  }

  /** Whether a copy of the item, or what builds on it, may no longer work. */
  public boolean isBreaking() {
    return breaking;
  }
}
