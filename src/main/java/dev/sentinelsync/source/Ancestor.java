package dev.sentinelsync.source;

/**
 * A commit of the first-parent history.
 *
 * @param id full commit id
 * @param committedAt committer time in seconds since 1970, as the commit says
 */
public record Ancestor(String id, long committedAt) {}
