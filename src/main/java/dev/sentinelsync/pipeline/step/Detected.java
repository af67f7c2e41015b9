package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.read.FileBatch;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.TreeChanges;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

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
    implements StageResult {

  /**
   * The same with some of the files only.
   *
   * @param paths of which files
   * @param kinds of which all files are kept
   */
  public Detected only(Predicate<String> paths, Set<FileKind> kinds) {
    List<FileVersion> read =
        batches.stream()
            .flatMap(batch -> batch.files().stream())
            .filter(file -> kinds.contains(file.place().kind()) || paths.test(file.place().path()))
            .toList();
    return new Detected(
        build,
        changes,
        unread.stream().filter(file -> paths.test(file.path())).toList(),
        FileBatch.of(build, read));
  }
}
