package dev.sentinelsync.catalog.table;

/**
 * What a link shows of a table.
 *
 * @param key the table's key
 * @param name the spelling of the reference, else the most used one
 * @param internal whether it is a custom table that a solution writes and reads itself
 */
public record TableName(String key, String name, boolean internal) {}
