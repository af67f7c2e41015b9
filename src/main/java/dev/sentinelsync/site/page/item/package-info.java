/** Pages of content items and the lists of them. */
package dev.sentinelsync.site.page.item;
