/** Pages of parsers and ASIM parsers, and their indexes. */
package dev.sentinelsync.site.page.parser;
