/**
 * The steps of the routes, one bean with one public method each, and the records that they return.
 * A step takes the record of the step before it; what a site keeps between runs is in {@link
 * dev.sentinelsync.pipeline.SiteRuntime}.
 *
 * <p>More than 25 classes lie flat here: each step makes the record that the next one takes, and
 * only steps may make them.
 */
package dev.sentinelsync.pipeline.step;
