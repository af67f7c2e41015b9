package dev.sentinelsync.catalog.parser;

import java.util.List;

/**
 * The products whose events an ASIM parser normalises, without "Source agnostic": that of a source
 * parser, those of its sub-parsers for a union.
 *
 * @param names by code point
 */
public record AsimProducts(List<String> names) {}
