/**
 * The repository that is followed: bare clone and fetch, revisions, trees and their differences,
 * file contents. {@link dev.sentinelsync.source.git.SourceRepository} is the entry point;
 * everything that it returns is a function of commits and blob ids.
 */
package dev.sentinelsync.source;
