/**
 * The running service: schedules and webhooks that ask, the queue and the database that coalesce,
 * runs, retries, and how it all starts and stops. Wires pipeline, webhooks and state together; the
 * command line and the operators' tools stand above it.
 */
package dev.sentinelsync.service;
