/** Tables and how they come to be on the site, and the families and indexes of tables. */
package dev.sentinelsync.catalog.table;
