/**
 * The page on the management port that says at a glance whether the sites are true: state, runs,
 * unreadable files, changed pages and what happens now.
 */
package dev.sentinelsync.http.dashboard;
