/**
 * What files say: one immutable record per kind of file, and the kinds. A record depends on the
 * bytes of its file alone.
 *
 * <p>More than 25 classes lie flat here: one per kind of file, and the small records that several
 * of them hold.
 */
package dev.sentinelsync.content.fact;
