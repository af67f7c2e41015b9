/** Notifies people elsewhere when a site is no longer kept up to date, and when it is again. */
package dev.sentinelsync.ops.notify;
