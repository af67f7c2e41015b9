/**
 * From blobs to what they say: the parse cache, else content readers and query parser; for a file
 * that cannot be read its newest version that can.
 */
package dev.sentinelsync.pipeline.read;
