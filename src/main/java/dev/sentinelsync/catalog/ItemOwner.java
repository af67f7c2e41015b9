package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.graph.Family;

/**
 * Whose an item is: the little that other families need of an item before it is put together.
 *
 * @param type what it is
 * @param source where it comes from
 * @param solutionKey its solution or group
 */
record ItemOwner(ContentType type, ContentSource source, String solutionKey) {

  static final Family<ItemOwner> FAMILY = new Family<>("item-owner");
}
