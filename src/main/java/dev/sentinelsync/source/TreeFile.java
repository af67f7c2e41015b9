package dev.sentinelsync.source;

/**
 * One regular file of a revision. Its size is not known before it is read: trees do not hold it.
 *
 * @param path path from the root of the repository, components parted by {@code /}
 * @param blobId id of the content, 40 lower-case hexadecimal digits
 * @param executable whether the mode is 100755 instead of 100644
 */
public record TreeFile(String path, String blobId, boolean executable) {}
