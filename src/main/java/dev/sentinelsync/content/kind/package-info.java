/**
 * One reader per kind of file, and the rule that tells the kind by the path. {@link
 * dev.sentinelsync.content.kind.ContentReaders} lists the readers.
 *
 * <p>More than 25 classes lie flat here: there is one per kind of file and a few that they share.
 */
package dev.sentinelsync.content.kind;
