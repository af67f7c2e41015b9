/**
 * The data of the search and its page (page layouts 15): cards of pages, terms that lead to pages,
 * and a manifest of both. What is in a shard depends on the key of its entries alone, never on
 * their order or number, so that a changed page changes few shards.
 */
package dev.sentinelsync.site.search;
