/**
 * Tolerant parsing: from bytes to a tree with places, within limits. Files are read as people write
 * them; each liberty that was taken is reported.
 */
package dev.sentinelsync.content.parse;
