package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.TreeChanges;
import dev.sentinelsync.state.ParseCache;
import dev.sentinelsync.state.ParseKey;
import java.util.List;
import java.util.Optional;

/**
 * Marks the parse results of the files that a site shows. A service reads them only at its start,
 * so without a mark they would be the first that the cache evicts.
 */
public final class ParseResultsInUse {

  private final PathClassifier classifier;
  private final FileAnalyzer analyzer;
  private final ParseCache cache;

  private ParseResultsInUse(PathClassifier classifier, FileAnalyzer analyzer, ParseCache cache) {
    this.classifier = classifier;
    this.analyzer = analyzer;
    this.cache = cache;
  }

  /**
   * Marks results in a cache.
   *
   * @param folders top-level folders that any site reads
   * @param limits of the readers; part of the keys
   */
  public static ParseResultsInUse of(List<String> folders, ContentLimits limits, ParseCache cache) {
    return new ParseResultsInUse(new PathClassifier(folders), FileAnalyzer.standard(limits), cache);
  }

  /**
   * Marks the results of the newest fetched revision.
   *
   * @throws dev.sentinelsync.source.SourceException if the clone cannot be read
   */
  public void touch(SiteRuntime site) {
    if (!site.source().hasClone()) {
      return;
    }
    TreeChanges all =
        site.source().diff(null, site.source().head(), site.settings().pages().folders());
    cache.touch(all.changes().stream().flatMap(file -> key(file).stream()).toList());
  }

  private Optional<ParseKey> key(FileChange file) {
    return classifier
        .classify(file.path())
        .filter(place -> analyzer.reads(place.kind()))
        .map(place -> new ParseKey(place.kind().name(), file.newBlob(), analyzer.version()));
  }
}
