package dev.sentinelsync.source;

/**
 * How much of a repository is accepted.
 *
 * @param maxEntries most tree entries (files and folders) of one walk; beyond it the revision is
 *     refused, since nested shared trees can pretend to hold billions of files
 * @param maxDepth most folders in one another
 * @param maxNameBytes longest file or folder name, in UTF-8 bytes
 * @param maxPathBytes longest path, in UTF-8 bytes
 */
public record SourceLimits(int maxEntries, int maxDepth, int maxNameBytes, int maxPathBytes) {

  /**
   * 500,000 entries: the real repository has about 15,000. 64 folders: it has nine. 255 and 1,024
   * bytes: what file systems and object stores take as a name and as a key.
   */
  public static final SourceLimits DEFAULT = new SourceLimits(500_000, 64, 255, 1_024);
}
