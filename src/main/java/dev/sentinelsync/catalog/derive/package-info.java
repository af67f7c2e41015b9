/**
 * How each fact is derived from others: one class per family. The derivations of one concept read
 * the facts of others both ways (items need the ids of connectors, connectors need what items
 * require), so they stand together here, above the records that they make.
 */
package dev.sentinelsync.catalog.derive;
