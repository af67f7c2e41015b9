package dev.sentinelsync.pipeline.read;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.read.FileBatch.FileVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads versions of files for one group of commits. What the build has just read is not read again,
 * and the parse cache is asked once for the whole group. For one thread.
 */
final class VersionReader {

  /** What the build has just read, by kind and blob. */
  static final class Known {

    private record Key(FileKind kind, String blob) {}

    private final Map<Key, FileAnalysis> files = new HashMap<>();

    Known(Collection<SourceFile> read) {
      for (SourceFile file : read) {
        if (file.facts() != null && file.kept().equals(SourceFile.Kept.NONE)) {
          files.put(
              new Key(file.place().kind(), file.blob()),
              new FileAnalysis(file.facts(), file.references(), file.problems()));
        }
      }
    }

    private FileAnalysis find(FileVersion version) {
      return files.get(new Key(version.place().kind(), version.blob()));
    }
  }

  private final BuildRequest build;
  private final FileReading reading;
  private final Known known;
  private final Map<FileVersion, FileAnalysis> fetched = new HashMap<>();

  VersionReader(BuildRequest build, FileReading reading, Known known) {
    this.build = build;
    this.reading = reading;
    this.known = known;
  }

  /** Reads versions that will be asked for. */
  void fetch(Collection<FileVersion> versions) {
    fetched.putAll(read(List.copyOf(versions)));
  }

  /** What some versions say. */
  Map<FileVersion, FileAnalysis> read(List<FileVersion> versions) {
    Map<FileVersion, FileAnalysis> results = new HashMap<>();
    List<FileVersion> missing = new ArrayList<>();
    for (FileVersion version : versions) {
      FileAnalysis found = known.find(version);
      found = found == null ? fetched.get(version) : found;
      if (found == null) {
        missing.add(version);
      } else {
        results.put(version, found);
      }
    }
    if (!missing.isEmpty()) {
      results.putAll(reading.read(build, missing).results());
    }
    return results;
  }
}
