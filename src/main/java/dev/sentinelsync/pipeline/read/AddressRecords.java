package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.catalog.graph.Fingerprints;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteConfiguration;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.site.past.AddressChangesCodec;
import dev.sentinelsync.site.past.AddressHistory;
import dev.sentinelsync.source.FirstParents;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.state.CommitRecords;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which commits decide on the tombstones of a revision, and what is stored of them. Stored is what
 * a commit changed in the addresses of pages, by commit, build and configuration; a fresh build
 * neither reads nor writes it.
 */
public final class AddressRecords {

  /** Ends the scope of records that were made with a limited history. */
  private static final String LIMITED = ".limited";

  private final Optional<CommitRecords> store;

  /**
   * @param store empty if every build is a fresh one
   */
  public AddressRecords(Optional<CommitRecords> store) {
    this.store = store;
  }

  /** Brings the history of addresses in memory to a revision, as far as it is known. */
  public void follow(BuildRequest build) {
    AddressHistory past = build.site().catalog().addresses();
    if (!build.site().settings().pages().past().hasTombstones()) {
      if (!past.isEmpty()) {
        past.replace("", List.of(), false);
      }
      return;
    }
    SourceRepository source = build.site().source();
    String scope = scope(build.site());
    boolean all = years(build.site()).isEmpty();
    FirstParents walked =
        source.firstParents(build.revision(), all ? past::isNewest : any -> false);
    if (walked.joins().isPresent() && walked.boundary().isEmpty() && scope.equals(past.scope())) {
      past.extend(walked.newer());
    } else {
      FirstParents whole =
          walked.joins().isEmpty()
              ? walked
              : source.firstParents(build.revision(), commit -> false);
      boolean limited = whole.boundary().isPresent();
      past.replace(limited ? scope + LIMITED : scope, newest(build, whole.newer()), limited);
    }
    load(build, past);
  }

  private static Optional<Integer> years(SiteRuntime site) {
    String value = site.settings().pages().past().tombstones();
    return value.equals(Past.ALL) ? Optional.empty() : Optional.of(Integer.valueOf(value));
  }

  /** The commits back to the first one that is as old as the setting says. */
  private static List<String> newest(BuildRequest build, List<String> commits) {
    Optional<Integer> years = years(build.site());
    if (years.isEmpty()) {
      return commits;
    }
    Instant oldest =
        build
            .revision()
            .committerTime()
            .atOffset(ZoneOffset.UTC)
            .minusYears(years.get())
            .toInstant();
    for (int place = commits.size() - 1; place >= 0; place--) {
      Optional<Revision> commit = build.site().source().find(commits.get(place));
      if (commit.isEmpty() || !commit.get().committerTime().isAfter(oldest)) {
        return commits.subList(place, commits.size());
      }
    }
    return commits;
  }

  private void load(BuildRequest build, AddressHistory past) {
    List<String> missing = past.missing();
    if (missing.size() < ChangeRecords.FEW || !build.cache().isRead()) {
      return;
    }
    store.ifPresent(
        open ->
            open.get(past.scope(), missing)
                .forEach(
                    (commit, bytes) ->
                        AddressChangesCodec.decode(commit, bytes)
                            .filter(changes -> !past.isLimited() || !changes.olderVersions())
                            .ifPresent(past::restore)));
  }

  /**
   * Stores what was found out since the last time, if it is worth a transaction; else the next
   * process finds it out again.
   */
  public void store(BuildRequest build) {
    AddressHistory past = build.site().catalog().addresses();
    if (store.isEmpty() || !build.cache().isWritten()) {
      return;
    }
    Map<String, byte[]> records = new TreeMap<>();
    past.takeFresh(ChangeRecords.FEW).stream()
        .filter(changes -> !past.isLimited() || !changes.olderVersions())
        .forEach(changes -> records.put(changes.commit(), AddressChangesCodec.encode(changes)));
    if (!records.isEmpty()) {
      store.get().put(past.scope(), records);
    }
  }

  /** Marks the records of all commits that a site can reach, so that they are not evicted. */
  public void touch(SiteRuntime site, Instant now) {
    if (!site.settings().pages().past().hasTombstones()
        || !site.source().hasClone()
        || !site.inputs().isRead()) {
      return;
    }
    store.ifPresent(
        open ->
            Stream.of("", LIMITED)
                .forEach(
                    end ->
                        ChangeRecords.touch(
                            open,
                            scope(site) + end,
                            now,
                            () ->
                                site.source()
                                    .firstParents(site.source().head(), any -> false)
                                    .newer())));
  }

  /**
   * What the changes depend on besides the commit: the build, and the configuration but for what
   * pages only show.
   */
  static String scope(SiteRuntime site) {
    Fingerprint print =
        Fingerprints.of(
            List.of(
                ChangeRecords.scope(site),
                SiteConfiguration.forms(site),
                site.inputs().referencePrint()));
    return "addresses.%s.%016x%016x".formatted(ReaderBuild.WITH_PAGES, print.high(), print.low());
  }
}
