package dev.sentinelsync.catalog.item;

/** An attribute that lists of items show beside the name, for types whose items have it. */
public enum ItemColumn {
  SEVERITY("Severity"),
  TACTICS("Tactics");

  private final String title;

  ItemColumn(String title) {
    this.title = title;
  }

  /** The heading of the column. */
  public String title() {
    return title;
  }
}
