/**
 * One run, from a request to a recorded publish. The only room where source, content, catalog,
 * site, publish and state meet. This package holds the words that all others use: the site, the
 * run, its options, listeners and report; {@code step} the steps of the routes, {@code read} the
 * parsing of files, {@code ledger} what is published, {@code run} what starts and ends a run.
 *
 * <p>Order of the steps and of what they make durable: fetch, detect, parse, catalog, plan, render,
 * publish, record. The position in the database is written last, so it never runs ahead of what the
 * target holds; whatever is lost before that is found again from the source and from the target's
 * own manifest.
 */
package dev.sentinelsync.pipeline;
