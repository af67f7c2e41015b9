/** How connectors collect and send records: code, APIs, codeless parts, methods in numbers. */
package dev.sentinelsync.catalog.derive.collection;
