/** Identities of pages, links made from them, and the rules by which names become addresses. */
package dev.sentinelsync.site.link;
