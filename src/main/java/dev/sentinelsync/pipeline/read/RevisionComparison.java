package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.Revision;
import java.util.List;
import java.util.Optional;

/** What differs between the items of two revisions, whatever commits lie between them. */
public final class RevisionComparison {

  private final FileReading reading;

  /**
   * @param limits as for syncs; other limits may read other files
   */
  public RevisionComparison(ContentLimits limits) {
    reading = new FileReading(FileAnalyzer.standard(limits), Optional.empty(), limits);
  }

  /**
   * The items that are not the same, by path; compared as those of one commit with its parent
   * (analysis rules 17).
   *
   * @param from the older revision
   * @param build of the newer one; what it read is read again
   */
  public List<ItemChange> between(Revision from, BuildRequest build) {
    List<String> folders = build.site().settings().pages().folders();
    Revision to = build.revision();
    List<FileChange> files = build.site().source().diff(from, to, folders).changes();
    CommitChanges changes = CommitChanges.of(to.id(), to.committerTime().getEpochSecond(), files);
    VersionReader reader = new VersionReader(build, reading, new VersionReader.Known(List.of()));
    return new ItemVersions(build.site().source(), reader, new PathClassifier(folders))
        .changes(changes);
  }
}
