/**
 * What pages are made with: the context of one rendering, and the parts that several kinds share.
 */
package dev.sentinelsync.site.page;
