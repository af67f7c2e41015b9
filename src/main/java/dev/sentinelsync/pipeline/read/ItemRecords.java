package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.history.CommitHistory;
import dev.sentinelsync.history.CommitHistoryCodec;
import dev.sentinelsync.history.CommitMessage;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.CommitRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What commits did to items: from the state, else from the versions of the files, and into the
 * state then. A fresh build neither reads nor writes records there.
 */
final class ItemRecords {

  /** The end of the year 9999. */
  private static final long MAX_TIME = 253_402_300_799L;

  /** Changed files of a group of commits: bounds memory and the number of transactions. */
  private static final int GROUP = 256;

  private final FileReading reading;

  ItemRecords(FileReading reading) {
    this.reading = reading;
  }

  /**
   * The same commits with what they did to items, in their order. Sites without pages that show it
   * are not made to read the older versions of all items.
   *
   * @param known what the build has just read
   */
  Map<CommitChanges, CommitHistory> of(
      BuildRequest build,
      Optional<CommitRecords> used,
      List<CommitChanges> commits,
      VersionReader.Known known) {
    if (!SiteConfiguration.hasFullPages(build.site())) {
      Map<CommitChanges, CommitHistory> none = new LinkedHashMap<>();
      commits.forEach(commit -> none.put(commit, nothing(commit)));
      return none;
    }
    String scope = scope(build.site());
    Map<String, byte[]> stored =
        used.filter(open -> build.cache().isRead())
            .map(open -> open.get(scope, commits.stream().map(CommitChanges::commit).toList()))
            .map(found -> (Map<String, byte[]>) found)
            .orElseGet(TreeMap::new);
    Map<CommitChanges, CommitHistory> all = new LinkedHashMap<>();
    List<CommitChanges> missing = new ArrayList<>();
    for (CommitChanges commit : commits) {
      Optional<CommitHistory> found =
          Optional.ofNullable(stored.get(commit.commit())).flatMap(CommitHistoryCodec::decode);
      all.put(commit, found.orElse(null));
      if (found.isEmpty()) {
        missing.add(commit);
      }
    }
    Map<CommitChanges, CommitHistory> computed = compute(build, missing, known);
    all.putAll(computed);
    if (build.cache().isWritten()) {
      used.ifPresent(open -> store(open, scope, computed));
    }
    return all;
  }

  private static void store(
      CommitRecords open, String scope, Map<CommitChanges, CommitHistory> computed) {
    Map<String, byte[]> records = new TreeMap<>();
    computed.forEach(
        (commit, ofItems) -> {
          if (commit.complete()) {
            records.put(commit.commit(), CommitHistoryCodec.encode(ofItems));
          }
        });
    if (!records.isEmpty()) {
      open.put(scope, records);
    }
  }

  /** Groups are independent of each other, so all processors work on them. */
  private Map<CommitChanges, CommitHistory> compute(
      BuildRequest build, List<CommitChanges> commits, VersionReader.Known known) {
    PathClassifier paths = new PathClassifier(build.site().settings().pages().folders());
    // Also what the parse cache has: the texts of two versions are compared.
    build
        .site()
        .source()
        .fetchBlobs(
            commits.stream()
                .flatMap(commit -> ItemVersions.of(commit, paths).stream())
                .map(FileVersion::blob)
                .toList());
    Map<CommitChanges, CommitHistory> all = new ConcurrentHashMap<>();
    groups(commits).parallelStream()
        .forEach(
            group -> {
              VersionReader reader = new VersionReader(build, reading, known);
              if (group.size() > 1) {
                Set<FileVersion> versions = new LinkedHashSet<>();
                group.forEach(commit -> versions.addAll(ItemVersions.of(commit, paths)));
                reader.fetch(versions);
              }
              ItemVersions items = new ItemVersions(build.site().source(), reader, paths);
              group.forEach(commit -> all.put(commit, compute(build.site(), commit, items)));
            });
    return all;
  }

  /** Commits in a row that change few files each; one that changes many is alone. */
  private static List<List<CommitChanges>> groups(List<CommitChanges> commits) {
    List<List<CommitChanges>> groups = new ArrayList<>();
    int room = 0;
    for (CommitChanges commit : commits) {
      int files = commit.files().size();
      if (groups.isEmpty() || files > room) {
        groups.add(new ArrayList<>());
        room = GROUP;
      }
      groups.get(groups.size() - 1).add(commit);
      room -= files;
    }
    return groups;
  }

  private static CommitHistory compute(SiteRuntime site, CommitChanges commit, ItemVersions items) {
    if (commit.files().isEmpty()) {
      return nothing(commit);
    }
    Revision revision = site.source().resolve(commit.commit());
    CommitMessage message = CommitMessage.of(site.source().message(revision));
    return new CommitHistory(
        commit.commit(),
        Math.max(0, Math.min(MAX_TIME, commit.committedAt())),
        message.pullRequest(),
        message.title(),
        items.changes(commit));
  }

  private static CommitHistory nothing(CommitChanges commit) {
    return new CommitHistory(commit.commit(), 0, 0, "", List.of());
  }

  /** What a record depends on besides the commit; below the scope of {@link ChangeRecords}. */
  private String scope(SiteRuntime site) {
    return ChangeRecords.scope(site) + "." + Integer.toHexString(reading.version().hashCode());
  }
}
