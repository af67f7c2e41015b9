/**
 * Facts that know what they were made from.
 *
 * <p>A {@link dev.sentinelsync.catalog.graph.FactGraph} holds <em>families</em> of facts and
 * <em>indexes</em>. An input family is set from outside (the files of a revision, reference data,
 * configuration). Every other fact is derived by a pure function that reads facts of earlier
 * families through a tracked view. From its value alone a fact may <em>emit</em>: put an element
 * into a set of an index, or declare that a fact of a later family exists. Relations that point
 * backwards ("which rules read this table") are such indexes.
 *
 * <p>The order in which families and indexes are registered is the order in which they are
 * evaluated, so one pass over the dirty facts brings everything up to date, and a fact whose new
 * value equals its old one stops the wave. Nothing walks the whole repository for one change, and
 * because every function is pure, the result of any sequence of changes equals that of a fresh
 * graph over the last inputs.
 */
package dev.sentinelsync.catalog.graph;
