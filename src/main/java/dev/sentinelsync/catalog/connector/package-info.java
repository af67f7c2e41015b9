/** Data connectors and what they bring, and the families and indexes of connectors. */
package dev.sentinelsync.catalog.connector;
