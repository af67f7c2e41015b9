/**
 * Runs: the right to publish, the routes that a run passes with their clock, its report and its
 * record.
 */
package dev.sentinelsync.pipeline.run;
