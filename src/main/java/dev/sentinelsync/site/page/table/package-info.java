/** Pages of tables, and their index. */
package dev.sentinelsync.site.page.table;
