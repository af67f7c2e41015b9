/** The past on pages: history sections, pages of changes, feeds. */
package dev.sentinelsync.site.page.past;
