package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.history.CommitChanges;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.history.ItemComparison;
import dev.sentinelsync.history.ItemVersion;
import dev.sentinelsync.history.Renames;
import dev.sentinelsync.history.TextComparison;
import dev.sentinelsync.history.TextDiff;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.source.BlobTooLargeException;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.git.SourceRepository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the versions of files that a commit replaced and made, and compares them. */
final class ItemVersions {

  /** The kinds of files whose past is shown. */
  private static final Set<FileKind> ITEMS =
      EnumSet.of(
          FileKind.ANALYTIC_RULE,
          FileKind.HUNTING_QUERY,
          FileKind.SUMMARY_RULE,
          FileKind.WORKBOOK,
          FileKind.PLAYBOOK,
          FileKind.WATCHLIST,
          FileKind.PARSER_YAML,
          FileKind.PARSER_TEXT,
          FileKind.ASIM_PARSER);

  /** Files are read in batches of this size: bounds memory when a commit adds thousands. */
  private static final int BATCH = 256;

  private final SourceRepository source;
  private final VersionReader reader;
  private final PathClassifier paths;

  ItemVersions(SourceRepository source, VersionReader reader, PathClassifier paths) {
    this.source = source;
    this.reader = reader;
    this.paths = paths;
  }

  /** All versions that the comparison of a commit reads. */
  static Set<FileVersion> of(CommitChanges commit, PathClassifier paths) {
    Set<FileVersion> versions = new LinkedHashSet<>();
    for (FileChange file : commit.files()) {
      place(file.path(), paths)
          .ifPresent(
              place ->
                  Stream.of(file.oldBlob(), file.newBlob())
                      .filter(Objects::nonNull)
                      .forEach(blob -> versions.add(new FileVersion(place, blob))));
    }
    return versions;
  }

  /** What a commit did to items, by path. */
  List<ItemChange> changes(CommitChanges commit) {
    List<FileChange> files =
        commit.files().stream().filter(file -> place(file.path()).isPresent()).toList();
    List<ItemChange> changes = new ArrayList<>();
    modified(of(files, FileChange.Kind.MODIFIED), changes);
    List<FileChange> added = of(files, FileChange.Kind.ADDED);
    List<FileChange> removed = of(files, FileChange.Kind.REMOVED);
    if (added.isEmpty() || removed.isEmpty()) {
      batches(added, FileChange::newBlob, item -> changes.add(ItemComparison.added(item)));
      batches(removed, FileChange::oldBlob, item -> changes.add(ItemComparison.removed(item)));
    } else {
      moved(removed, added, changes);
    }
    changes.sort(Comparator.comparing(ItemChange::path));
    return changes;
  }

  private static List<FileChange> of(List<FileChange> files, FileChange.Kind kind) {
    return files.stream().filter(file -> file.kind() == kind).toList();
  }

  private void modified(List<FileChange> files, List<ItemChange> changes) {
    for (int from = 0; from < files.size(); from += BATCH) {
      List<FileChange> batch = files.subList(from, Math.min(from + BATCH, files.size()));
      SortedMap<String, ItemVersion> before = read(batch, FileChange::oldBlob);
      SortedMap<String, ItemVersion> after = read(batch, FileChange::newBlob);
      for (FileChange file : batch) {
        ItemVersion old = before.get(file.path());
        ItemVersion now = after.get(file.path());
        if (old != null && now != null) {
          changes.add(changed(old, now));
        } else if (now != null) {
          changes.add(ItemComparison.added(now));
        } else if (old != null) {
          changes.add(ItemComparison.removed(old));
        }
      }
    }
  }

  private void moved(List<FileChange> removed, List<FileChange> added, List<ItemChange> changes) {
    Renames<ItemVersion> renames =
        Renames.ofItems(
            read(removed, FileChange::oldBlob).values(), read(added, FileChange::newBlob).values());
    source
        .similar(blobs(renames.removed()), blobs(renames.added()))
        .forEach((to, from) -> renames.add(from, to));
    Map<String, ItemVersion> fresh = new TreeMap<>();
    read(added, FileChange::newBlob).values().forEach(item -> fresh.put(item.path(), item));
    renames.moved().forEach((to, old) -> changes.add(changed(old, fresh.get(to))));
    renames.added().forEach(item -> changes.add(ItemComparison.added(item)));
    renames.removed().forEach(item -> changes.add(ItemComparison.removed(item)));
  }

  private static Map<String, String> blobs(List<ItemVersion> items) {
    Map<String, String> blobs = new TreeMap<>();
    items.forEach(item -> blobs.put(item.path(), item.blob()));
    return blobs;
  }

  private ItemChange changed(ItemVersion before, ItemVersion after) {
    return ItemComparison.changed(before, after, text(before.blob(), after.blob()));
  }

  private TextDiff text(String before, String after) {
    if (before.equals(after)) {
      return TextDiff.NONE;
    }
    try {
      return TextComparison.compare(
          source.read(before, TextComparison.MOST_BYTES),
          source.read(after, TextComparison.MOST_BYTES));
    } catch (BlobTooLargeException e) {
      return TextDiff.TOO_LARGE;
    }
  }

  private void batches(
      List<FileChange> files, Function<FileChange, String> blob, Consumer<ItemVersion> sink) {
    for (int from = 0; from < files.size(); from += BATCH) {
      read(files.subList(from, Math.min(from + BATCH, files.size())), blob).values().forEach(sink);
    }
  }

  /** The items among some files, by path; a file that turns out to be none is left out. */
  private SortedMap<String, ItemVersion> read(
      List<FileChange> files, Function<FileChange, String> blob) {
    List<FileVersion> versions =
        files.stream()
            .map(file -> new FileVersion(place(file.path()).orElseThrow(), blob.apply(file)))
            .toList();
    SortedMap<String, ItemVersion> items = new TreeMap<>();
    reader
        .read(versions)
        .forEach(
            (file, analysis) -> {
              if (analysis.facts() == null || analysis.facts().accepted()) {
                ContentPath place = file.place();
                items.put(
                    place.path(),
                    new ItemVersion(
                        place.path(),
                        place.kind(),
                        file.blob(),
                        analysis.facts(),
                        analysis.references()));
              }
            });
    return items;
  }

  private Optional<ContentPath> place(String path) {
    return place(path, paths);
  }

  private static Optional<ContentPath> place(String path, PathClassifier paths) {
    return paths.classify(path).filter(place -> ITEMS.contains(place.kind()));
  }
}
