/** Parser functions and ASIM parsers, and the families and indexes of both. */
package dev.sentinelsync.catalog.parser;
