package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.pipeline.FileTask.Wanted;
import dev.sentinelsync.source.EarlierVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces files that cannot be read by their newest version that can, found in the first-parent
 * history of the revision: what a page shows stays a function of the commit.
 */
final class EarlierVersions {

  private final FileReading reading;

  EarlierVersions(FileReading reading) {
    this.reading = reading;
  }

  /**
   * Looks for earlier versions of every unreadable file of the revision, whether this run changed
   * it or not, since another history may hold another one.
   *
   * @return the files with what their newest readable version says, or nothing if there is none
   */
  List<SourceFile> replaceUnreadable(SyncRun run) {
    SortedMap<String, SourceFile> unreadable = new TreeMap<>();
    SortedMap<String, String> blobs = new TreeMap<>();
    for (SourceFile file : run.site().catalog().doubtful().values()) {
      if (file.facts() == null || !file.keptFrom().isEmpty()) {
        unreadable.put(file.path(), file);
        blobs.put(file.path(), newestBlob(file));
      }
    }
    if (unreadable.isEmpty()) {
      return List.of();
    }
    Map<String, EarlierVersion> found =
        run.site()
            .source()
            .newestReadable(
                run.revision,
                blobs,
                (path, blob) -> analyse(run, unreadable.get(path).place(), blob).isReadable());
    List<SourceFile> replaced = new ArrayList<>();
    unreadable.forEach((path, file) -> replaced.add(replacement(run, file, found.get(path))));
    return replaced;
  }

  private SourceFile replacement(SyncRun run, SourceFile file, EarlierVersion version) {
    if (version == null) {
      return new SourceFile(
          file.path(),
          file.place(),
          newestBlob(file),
          file.version(),
          null,
          List.of(),
          file.problems(),
          "");
    }
    FileAnalysis analysis = analyse(run, file.place(), version.blobId());
    return new SourceFile(
        file.path(),
        file.place(),
        newestBlob(file) + " " + version.blobId(),
        file.version(),
        analysis.facts(),
        analysis.references(),
        file.problems(),
        version.revision().id());
  }

  /** A kept file carries the newest blob first, then the one that is shown. */
  private static String newestBlob(SourceFile file) {
    int blank = file.blob().indexOf(' ');
    return blank < 0 ? file.blob() : file.blob().substring(0, blank);
  }

  private FileAnalysis analyse(SyncRun run, ContentPath place, String blob) {
    Wanted file = new Wanted(place, blob);
    return reading.read(run, List.of(file)).get(file);
  }
}
