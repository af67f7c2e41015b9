/**
 * The configuration: read from a properties file, typed, checked as a whole before anything starts.
 */
package dev.sentinelsync.config;
