package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import dev.sentinelsync.pipeline.read.FileReading.Readings;
import dev.sentinelsync.source.EarlierVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Replaces files that cannot be read by their newest version that can, found in the first-parent
 * history of the revision: what a page shows stays a function of the commit.
 */
public final class EarlierVersions {

  private final FileReading reading;

  public EarlierVersions(FileReading reading) {
    this.reading = reading;
  }

  /**
   * What took the place of unreadable files.
   *
   * @param files with what their newest readable version says, or nothing if there is none
   * @param cache where the analyses of older versions came from
   */
  public record Replacements(List<SourceFile> files, CacheCount cache) {}

  /**
   * Looks for earlier versions of the unreadable files of the revision, also of those that this
   * build did not change, since another history may hold another one.
   *
   * @param looked which of them are looked at, by path
   */
  public Replacements replaceUnreadable(BuildRequest build, Predicate<String> looked) {
    SortedMap<String, SourceFile> unreadable = new TreeMap<>();
    SortedMap<String, String> blobs = new TreeMap<>();
    for (SourceFile file : build.site().catalog().doubtful().values()) {
      if (file.isRejected() && looked.test(file.path())) {
        unreadable.put(file.path(), file);
        blobs.put(file.path(), file.blob());
      }
    }
    if (unreadable.isEmpty()) {
      return new Replacements(List.of(), CacheCount.NONE);
    }
    Search search = new Search(build);
    Map<String, EarlierVersion> found =
        build
            .site()
            .source()
            .newestReadable(
                build.revision(),
                blobs,
                (path, blob) -> search.analyse(unreadable.get(path).place(), blob).isReadable());
    List<SourceFile> replaced = new ArrayList<>();
    unreadable.forEach((path, file) -> replaced.add(search.replacement(file, found.get(path))));
    return new Replacements(replaced, search.cache);
  }

  /** The look-ups of one build. */
  private final class Search {

    private final BuildRequest build;
    private CacheCount cache = CacheCount.NONE;

    private Search(BuildRequest build) {
      this.build = build;
    }

    private FileAnalysis analyse(ContentPath place, String blob) {
      FileVersion file = new FileVersion(place, blob);
      Readings read = reading.read(build, List.of(file));
      cache = cache.plus(read.cache());
      return read.results().get(file);
    }

    private SourceFile replacement(SourceFile file, EarlierVersion version) {
      if (version == null) {
        return replaced(
            file, new FileAnalysis(null, List.of(), file.problems()), SourceFile.Kept.NONE);
      }
      return replaced(
          file,
          analyse(file.place(), version.blobId()),
          new SourceFile.Kept(version.revision().id(), version.blobId()));
    }
  }

  private static SourceFile replaced(SourceFile file, FileAnalysis shown, SourceFile.Kept kept) {
    return new SourceFile(
        file.path(),
        file.place(),
        file.blob(),
        file.version(),
        shown.facts(),
        shown.references(),
        file.problems(),
        kept);
  }
}
