package dev.sentinelsync.history;

/** How the queries of two versions of an item differ. */
public enum QueryChange {
  /** They are equal, or there are none. */
  NONE("", ""),
  /** In white space, comments and the way texts are quoted. */
  FORMATTING("formatting", "Query: formatting only"),
  /** In what they do. */
  LOGIC("logic", "Query: logic changed"),
  /** One of them could not be read. */
  UNREADABLE("unreadable", "Query changed; it could not be read");

  private final String key;
  private final String words;

  QueryChange(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** Its name for machines; empty if nothing changed. */
  public String key() {
    return key;
  }

  /** Its name for people; empty if nothing changed. */
  public String words() {
    return words;
  }
}
