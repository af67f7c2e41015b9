/**
 * What operators see: the event log, metric names and recorders, and the events that dashboard and
 * notifications listen to. Stands above the service; only the command line knows it.
 */
package dev.sentinelsync.ops;
