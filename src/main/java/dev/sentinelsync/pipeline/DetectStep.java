package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.pipeline.FileTask.Wanted;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.git.SourceRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Second step: which files differ between the facts in memory and the wanted revision. One
 * comparison of two trees, whatever lies between them: a fast-forward, a squash, a rewritten
 * history or a step back. Without facts in memory everything counts as added; what was read before
 * then comes from the parse cache.
 */
public final class DetectStep {

  private final PathClassifier classifier;
  private final FileAnalyzer analyzer;

  DetectStep(PathClassifier classifier, FileAnalyzer analyzer) {
    this.classifier = classifier;
    this.analyzer = analyzer;
  }

  /** Finds the changed files and sorts them into those to be read and those that are just there. */
  public void detect(SyncRun run) {
    run.enter(Stage.DETECT);
    SiteRuntime site = run.site();
    SourceRepository source = site.source();
    Optional<Revision> known = site.catalog().revision().flatMap(source::find);
    if (known.isEmpty() && site.catalog().revision().isPresent()) {
      // The commit in memory is gone from the clone: nothing to compare with.
      site.forgetFactsOnly();
    }
    run.changes = source.diff(known.orElse(null), run.revision, site.settings().folders());
    List<Wanted> wanted = new ArrayList<>();
    for (FileChange change : run.changes.changes()) {
      if (change.newBlob() == null) {
        continue;
      }
      Optional<ContentPath> place =
          classifier.classify(change.path()).filter(path -> analyzer.reads(path.kind()));
      if (place.isPresent()) {
        wanted.add(new Wanted(place.get(), change.newBlob()));
      } else {
        run.addRead(SourceFile.unread(change.path(), change.newBlob()));
      }
    }
    run.fileTasks = batches(run, wanted);
    run.enter(Stage.PARSE);
  }

  private static List<FileTask> batches(SyncRun run, List<Wanted> wanted) {
    List<FileTask> batches = new ArrayList<>();
    for (int start = 0; start < wanted.size(); start += FileTask.SIZE) {
      int end = Math.min(start + FileTask.SIZE, wanted.size());
      batches.add(run.task(wanted.subList(start, end)));
    }
    return batches;
  }
}
