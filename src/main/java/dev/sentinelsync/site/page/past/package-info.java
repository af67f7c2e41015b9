/**
 * The past on pages: history sections, pages of changes, feeds; pages that lead to others or say
 * where one was (page layouts 16, 17).
 */
package dev.sentinelsync.site.page.past;
