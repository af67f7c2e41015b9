/** Tells people elsewhere when a site stops being kept true, and when it is again. */
package dev.sentinelsync.ops.notify;
