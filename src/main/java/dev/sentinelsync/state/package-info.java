/**
 * What survives a restart, in a relational database: H2 in a file, or PostgreSQL shared by several
 * instances.
 *
 * <p>{@link dev.sentinelsync.state.StateDatabase} opens it and hands out one store per concern. All
 * of it can be rebuilt from source and target; losing it costs time, never truth. Every method of a
 * store is one transaction and throws {@link dev.sentinelsync.state.StateException} when the
 * database fails it.
 *
 * <p>More than 25 classes lie flat here: every store and its record need the package-private
 * transactions, and the database opens every store, so that a room between them would be a circle.
 */
package dev.sentinelsync.state;
