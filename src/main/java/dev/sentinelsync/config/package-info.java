/**
 * The configuration. {@code settings.yaml} declares each setting once, with type, default, reason
 * and documentation; values come from a properties file and options of the command line, and are
 * checked as a whole before anything starts.
 */
package dev.sentinelsync.config;
