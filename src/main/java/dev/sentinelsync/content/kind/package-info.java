/**
 * One reader per kind of file, and the rule that tells the kind by the path. {@link
 * dev.sentinelsync.content.kind.ContentReaders} lists the readers.
 */
package dev.sentinelsync.content.kind;
