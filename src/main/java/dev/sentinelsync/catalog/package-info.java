/**
 * All facts of one revision and the relations between them.
 *
 * <p>{@link dev.sentinelsync.catalog.Catalog} names the families and indexes and puts them in their
 * order of evaluation; one class derives each family. What a file says comes in as {@link
 * dev.sentinelsync.catalog.input.SourceFile}; what is known from elsewhere (reference tables,
 * marketplace offers, corrections) comes in as reference facts.
 */
package dev.sentinelsync.catalog;
