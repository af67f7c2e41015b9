/** Tables of values for other programs, and the report of problems. */
package dev.sentinelsync.site.export;
