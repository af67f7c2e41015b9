package dev.sentinelsync.catalog.item;

/** Where a content item comes from (analysis rules 4.6). */
public enum ContentSource {
  /** A solution's folder. */
  SOLUTION,
  /** A top-level folder, with metadata of its own. */
  STANDALONE,
  /** A top-level folder, without metadata. */
  GITHUB_ONLY
}
