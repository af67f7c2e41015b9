/**
 * What files say: one immutable record per kind of file, and the kinds. A record depends on the
 * bytes of its file alone.
 */
package dev.sentinelsync.content.fact;
