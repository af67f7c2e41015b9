/**
 * What each commit changed, and which commit changed each path last. Pure values and algorithms:
 * the pipeline reads commits from Git and keeps their records in the state. No name and no address
 * of a person is in any of it.
 */
package dev.sentinelsync.history;
