/**
 * The clone: fetching the branch, opening the repository, reading commits, trees and file contents.
 * {@link dev.sentinelsync.source.git.SourceRepository} is the way in.
 */
package dev.sentinelsync.source.git;
