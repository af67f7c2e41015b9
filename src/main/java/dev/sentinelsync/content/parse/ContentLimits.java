package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * How much of a file is read. Anyone can propose a file to the repository, so every dimension that
 * costs memory or time has an end. The measured figures are those of the repository in July 2022:
 * files up to 1.8 MB (whole history), 35 levels, 22,000 entries.
 *
 * @param fileBytes largest file that is read, in bytes
 * @param depth deepest nesting of objects and lists
 * @param entries most fields and list elements of one file, aliases expanded
 * @param aliasEntries most fields and list elements that the aliases of one YAML file expand to
 * @param nameLength longest name, title or identifier, in UTF-16 units; longer ones are cut
 * @param queryLength longest query, in UTF-16 units
 * @param markdownLength longest README or release notes, in UTF-16 units; longer ones are cut
 */
public record ContentLimits(
    int fileBytes,
    int depth,
    int entries,
    int aliasEntries,
    int nameLength,
    int queryLength,
    int markdownLength) {

  /**
   * The defaults.
   *
   * <ul>
   *   <li>16 MiB a file: nine times the largest one ever.
   *   <li>Depth 200: six times the deepest file, yet far from the depth at which a recursive walk
   *       exhausts a thread's stack.
   *   <li>1,000,000 entries: more than a 16 MiB file of ordinary JSON holds, yet no more than some
   *       hundred megabytes of tree.
   *   <li>10,000 entries from aliases: rules use none; enough for a person who writes YAML by hand.
   *   <li>Names of 500 characters: the longest file name that Git and common file systems carry is
   *       shorter, and a table row with a longer one cannot be read.
   *   <li>Queries of 1,000,000 characters: a hundred times what the query service accepts (10,000
   *       in a rule), because lists of indicators are pasted into queries.
   *   <li>Markdown of 1,000,000 characters: hundreds of printed pages; nobody reads more on one
   *       page of a site.
   * </ul>
   */
  public static final ContentLimits DEFAULT =
      new ContentLimits(16 << 20, 200, 1_000_000, 10_000, 500, 1_000_000, 1_000_000);

  /** Refuses limits below one, which would make every file unreadable. */
  public ContentLimits {
    if (Math.min(Math.min(fileBytes, depth), Math.min(entries, aliasEntries)) < 1
        || Math.min(Math.min(nameLength, queryLength), markdownLength) < 1) {
      throw new IllegalArgumentException("Every content limit must be at least 1");
    }
  }

  /** The same limits but for the size of files, which is lowered to another one. */
  public ContentLimits withFilesOf(int bytes) {
    return new ContentLimits(
        Math.min(fileBytes, bytes),
        depth,
        entries,
        aliasEntries,
        nameLength,
        queryLength,
        markdownLength);
  }

  /** The limits that Jackson keeps while it reads; one above ours, so that ours speak first. */
  StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(depth + 1)
        .maxStringLength(fileBytes + 1)
        .build();
  }
}
