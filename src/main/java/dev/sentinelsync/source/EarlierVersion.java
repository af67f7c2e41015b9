package dev.sentinelsync.source;

/**
 * The newest earlier version of a path that could be read.
 *
 * @param path path from the root of the repository
 * @param blobId id of that version's content
 * @param revision the newest first-parent commit that holds this version
 */
public record EarlierVersion(String path, String blobId, Revision revision) {}
