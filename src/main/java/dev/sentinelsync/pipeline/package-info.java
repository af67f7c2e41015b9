/**
 * The steps of a sync, one bean with one public method each, called by the routes; and the run
 * itself. The only room where source, content, catalog, site, publish and state meet.
 *
 * <p>Order of the steps and of what they make durable: fetch, detect, parse, catalog, plan, render,
 * publish, record. The position in the database is written last, so it never runs ahead of what the
 * target holds; whatever is lost before that is found again from the source and from the target's
 * own manifest.
 */
package dev.sentinelsync.pipeline;
