package dev.sentinelsync.catalog.item;

import dev.sentinelsync.catalog.graph.Family;

/**
 * Whose an item is: the little that other families need of an item before it is put together.
 *
 * @param type what it is
 * @param source where it comes from
 * @param solutionKey its solution or group
 */
public record ItemOwner(ContentType type, ContentSource source, String solutionKey) {

  public static final Family<ItemOwner> FAMILY = new Family<>("item-owner");
}
