/**
 * The pages: which there are, where they lie, what they show.
 *
 * <p>{@link dev.sentinelsync.site.Site} puts the families of pages behind those of the catalog and
 * renders one page from a recorded view of the facts. A page's address is a fact like any other, so
 * a link is made from the page that it leads to ({@link dev.sentinelsync.site.link.Links}), and a
 * link to a page that does not exist cannot be written.
 */
package dev.sentinelsync.site;
