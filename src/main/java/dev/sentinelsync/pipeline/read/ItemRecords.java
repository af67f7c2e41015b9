package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.CommitHistoryCodec;
import dev.sentinelsync.history.CommitMessage;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.CommitRecords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What commits did to items: from the state, else from the versions of the files, and into the
 * state then. A fresh build neither reads nor writes records there.
 */
final class ItemRecords {

  private static final long MAX_TIME = 253_402_300_799L;

  private final FileReading reading;

  ItemRecords(FileReading reading) {
    this.reading = reading;
  }

  /** The same commits with what they did to items, in their order. */
  Map<CommitChanges, CommitHistory> of(
      BuildRequest build, Optional<CommitRecords> used, List<CommitChanges> commits) {
    String scope = scope(build.site());
    Map<String, byte[]> stored =
        used.filter(open -> build.cache() == CacheMode.READ_AND_WRITE)
            .map(open -> open.get(scope, commits.stream().map(CommitChanges::commit).toList()))
            .map(found -> (Map<String, byte[]>) found)
            .orElseGet(TreeMap::new);
    Map<String, byte[]> computed = new TreeMap<>();
    Map<CommitChanges, CommitHistory> all = new LinkedHashMap<>();
    for (CommitChanges commit : commits) {
      Optional<CommitHistory> known =
          Optional.ofNullable(stored.get(commit.commit())).flatMap(CommitHistoryCodec::decode);
      CommitHistory ofItems = known.orElseGet(() -> compute(build, commit));
      if (known.isEmpty() && commit.complete()) {
        computed.put(commit.commit(), CommitHistoryCodec.encode(ofItems));
      }
      all.put(commit, ofItems);
    }
    if (build.cache() != CacheMode.NONE && !computed.isEmpty()) {
      used.ifPresent(open -> open.put(scope, computed));
    }
    return all;
  }

  private CommitHistory compute(BuildRequest build, CommitChanges commit) {
    if (commit.files().isEmpty()) {
      return new CommitHistory(commit.commit(), 0, 0, "", List.of());
    }
    Revision revision = build.site().source().resolve(commit.commit());
    CommitMessage message = CommitMessage.of(build.site().source().message(revision));
    PathClassifier paths = new PathClassifier(build.site().settings().pages().folders());
    return new CommitHistory(
        commit.commit(),
        Math.max(0, Math.min(MAX_TIME, commit.committedAt())),
        message.pullRequest(),
        message.title(),
        new ItemVersions(build, reading, paths).changes(commit));
  }

  /** What a record depends on besides the commit; below the scope of {@link ChangeRecords}. */
  private String scope(SiteRuntime site) {
    return ChangeRecords.scope(site) + "." + Integer.toHexString(reading.version().hashCode());
  }
}
