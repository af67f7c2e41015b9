/**
 * From the tokens of a query to its tree: a recursive descent that recovers after errors. The tree
 * keeps only what decides which names are read.
 */
package dev.sentinelsync.kql.syntax;
