package dev.sentinelsync.catalog.table;

import dev.sentinelsync.catalog.item.ContentType;
import java.util.List;

/**
 * What the index of tables shows of a table.
 *
 * @param key the table's key
 * @param name the spelling of the reference, else the most used one
 * @param solutions how many solutions use it by item or connector, the group of standalone items
 *     being one of them
 * @param connectors how many connectors ingest it
 * @param types types of the items that use it, in the order of the site
 */
public record TableRow(
    String key, String name, int solutions, int connectors, List<ContentType> types) {}
