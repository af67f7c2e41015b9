package dev.sentinelsync.catalog.item;

/** What an item does with a table. */
public enum TableUsage {
  READ("read"),
  WRITE("write"),
  READ_WRITE("read/write");

  private final String label;

  TableUsage(String label) {
    this.label = label;
  }

  /** The words on pages and in exports. */
  public String label() {
    return label;
  }

  /** Both usages together. */
  public TableUsage and(TableUsage other) {
    return this == other ? this : READ_WRITE;
  }
}
