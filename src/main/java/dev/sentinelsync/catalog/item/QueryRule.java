package dev.sentinelsync.catalog.item;

/** What it means that an item of a type has no query (analysis rules 4.2). */
public enum QueryRule {
  /** It is not in use any more; its words say why. */
  REQUIRED,
  /** Nothing: it counts as having one. */
  ASSUMED,
  /** Nothing: some items have none. */
  OPTIONAL
}
