package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.read.FileBatch;
import dev.sentinelsync.source.TreeChanges;
import java.util.List;

/**
 * Result of the second step: what differs between the facts in memory and the revision.
 *
 * @param build what is built
 * @param changes the files that differ
 * @param unread changed files of no kind that is read
 * @param batches changed files to be read
 */
public record Detected(
    BuildRequest build, TreeChanges changes, List<SourceFile> unread, List<FileBatch> batches)
    implements StageResult {}
