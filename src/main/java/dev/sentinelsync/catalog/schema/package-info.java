/** Columns of tables and fields of ASIM schemas (analysis rules 8.1 and 11.1). */
package dev.sentinelsync.catalog.schema;
