/** What about a query could not be read as the language asks, and where. */
package dev.sentinelsync.kql.diagnostic;
