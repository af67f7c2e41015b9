/** The home page and the numbers. */
package dev.sentinelsync.site.page.overview;
