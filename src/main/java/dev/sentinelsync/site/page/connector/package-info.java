/** Pages of data connectors, and their index. */
package dev.sentinelsync.site.page.connector;
