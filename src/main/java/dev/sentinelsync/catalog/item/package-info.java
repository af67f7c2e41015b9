/** Content items as pages and indexes name them, and the families and indexes of items. */
package dev.sentinelsync.catalog.item;
