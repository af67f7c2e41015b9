package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.read.CacheCount;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.Revision;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/**
 * The way from the facts in memory to the revision of a build, commit by commit, where the
 * addresses that these commits took away are not known yet.
 *
 * @param build what is built in the end
 * @param round the commits of this round: what differs from each to the next
 * @param batches the files of the round, each version once: what reads a batch, and may be at work
 *     before the round's turn comes
 * @param left the commits after this round, oldest first
 * @param total how many commits there are in all
 * @param cache where the analyses of the files came from so far
 */
public record PastWalk(
    BuildRequest build,
    List<Detected> round,
    List<FutureTask<Parsed.Batch>> batches,
    List<Revision> left,
    int total,
    CacheCount cache)
    implements StageResult {

  /** Whether there is a round to go. */
  public boolean isBehind() {
    return !round.isEmpty();
  }

  /** The files of some commits, each version once. */
  static List<FileVersion> files(List<Detected> round) {
    return round.stream()
        .flatMap(commit -> commit.batches().stream())
        .flatMap(batch -> batch.files().stream())
        .distinct()
        .toList();
  }

  /**
   * A round whose files are read.
   *
   * @param walk the way
   * @param commits what each commit of the round says
   * @param cache where the analyses came from so far
   */
  public record Read(PastWalk walk, List<Parsed> commits, CacheCount cache) {

    /** A round that failed is not repeated: the route asks before it looks at the failure. */
    public boolean isBehind() {
      return false;
    }
  }

  /** Gives each commit of the round what its files say. */
  public static Read join(PastWalk walk, List<Parsed.Batch> batches) {
    Map<String, SourceFile> files = new HashMap<>();
    batches.stream()
        .map(Parsed.Batch::files)
        .flatMap(Collection::stream)
        .forEach(file -> files.put(key(file.path(), file.blob()), file));
    List<Parsed> commits = walk.round().stream().map(detected -> parsed(detected, files)).toList();
    CacheCount cache =
        batches.stream().map(Parsed.Batch::cache).reduce(walk.cache(), CacheCount::plus);
    return new Read(walk, commits, cache);
  }

  private static Parsed parsed(Detected detected, Map<String, SourceFile> files) {
    List<SourceFile> own =
        detected.batches().stream()
            .flatMap(batch -> batch.files().stream())
            .map(file -> files.get(key(file.place().path(), file.blob())))
            .toList();
    return Parsed.join(detected, List.of(new Parsed.Batch(own, CacheCount.NONE)));
  }

  private static String key(String path, String blob) {
    return blob + path;
  }
}
