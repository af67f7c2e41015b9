/** Traces of runs for a collector that speaks OpenTelemetry's protocol; off unless configured. */
package dev.sentinelsync.ops.trace;
