package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.FileAnalyzer;
import dev.sentinelsync.pipeline.read.FileBatch;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.TreeChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Second step: which files differ between the facts in memory and the revision. One comparison of
 * two trees, whatever lies between them: a fast-forward, a squash, a rewritten history or a step
 * back. Without facts in memory every file counts as added; results of earlier parsing then come
 * from the parse cache.
 */
public final class DetectStep {

  private final PathClassifier classifier;
  private final FileAnalyzer analyzer;

  DetectStep(PathClassifier classifier, FileAnalyzer analyzer) {
    this.classifier = classifier;
    this.analyzer = analyzer;
  }

  /** Finds the changed files and divides them into those that are read and those that are not. */
  public Detected detect(BuildRequest build) {
    return compare(build, known(build.site()));
  }

  /**
   * The revision of the facts in memory; these are forgotten if there is nothing to compare with.
   */
  static Optional<Revision> known(SiteRuntime site) {
    Optional<Revision> known = site.catalog().revision().flatMap(site.source()::find);
    if (known.isEmpty() && site.catalog().revision().isPresent()) {
      // The commit in memory is gone from the clone.
      site.forgetFactsOnly();
    }
    return known;
  }

  /** The same for facts of another revision; empty for none at all. */
  Detected compare(BuildRequest build, Optional<Revision> known) {
    SiteRuntime site = build.site();
    TreeChanges changes =
        site.source().diff(known.orElse(null), build.revision(), site.settings().pages().folders());
    List<FileVersion> files = new ArrayList<>();
    List<SourceFile> unread = new ArrayList<>();
    for (FileChange change : changes.changes()) {
      if (change.newBlob() == null) {
        continue;
      }
      Optional<ContentPath> place =
          classifier.classify(change.path()).filter(path -> analyzer.reads(path.kind()));
      if (place.isPresent()) {
        files.add(new FileVersion(place.get(), change.newBlob()));
      } else {
        unread.add(SourceFile.unread(change.path(), change.newBlob()));
      }
    }
    return new Detected(build, changes, unread, FileBatch.of(build, files));
  }
}
