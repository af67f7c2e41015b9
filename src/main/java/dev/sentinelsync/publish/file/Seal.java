package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.SiteManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Tells whether anybody else has added, replaced or deleted files in a release since it was made,
 * by the modification times of its folders: as many look-ups as there are folders, not files. (An
 * edit inside a file does not show, but as releases share their files it is in all of them alike.)
 *
 * @param lineage name of the release that was last made from scratch. Two sealed releases of one
 *     lineage hold, beside the pages of their manifests, the same foreign files
 * @param folders modification times in nanoseconds by relative path, the release itself as an empty
 *     text
 */
record Seal(String lineage, SortedMap<String, Long> folders) {

  /** Where it lies in a release. */
  static final String PATH = SiteManifest.FOLDER + "/seal";

  /** Seals a finished release; folders that do not exist are left out. */
  static Seal of(Path release, String lineage, Iterable<String> folders) throws IOException {
    SortedMap<String, Long> times = new TreeMap<>();
    for (String folder : folders) {
      Path path = release.resolve(folder);
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        time(path).ifPresent(time -> times.put(folder, time));
      }
    }
    return new Seal(lineage, times);
  }

  /** The seal that lies in a release; empty when there is none or it is damaged. */
  static Optional<Seal> read(Path release) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(release.resolve(PATH));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    SortedMap<String, Long> times = new TreeMap<>();
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      int space = line.indexOf(' ');
      if (space < 1 || !line.substring(0, space).matches("-?\\d{1,19}")) {
        return Optional.empty();
      }
      times.put(line.substring(space + 1), Long.parseLong(line, 0, space, 10));
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(new Seal(lines.get(0), times));
  }

  /** The text that {@link #read} understands. */
  byte[] text() {
    List<String> lines = new ArrayList<>();
    lines.add(lineage);
    folders.forEach((folder, time) -> lines.add(time + " " + folder));
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the release is as it was when it was sealed. */
  boolean holds(Path release) throws IOException {
    for (var folder : folders.entrySet()) {
      Optional<Long> time = time(release.resolve(folder.getKey()));
      if (time.isEmpty() || !time.get().equals(folder.getValue())) {
        return false;
      }
    }
    return !folders.isEmpty();
  }

  private static Optional<Long> time(Path folder) throws IOException {
    try {
      return Optional.of(
          Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).to(TimeUnit.NANOSECONDS));
    } catch (FileSystemException e) {
      // Gone, or the folder above it is a file now. Unreadable counts as changed.
      return Optional.empty();
    }
  }
}
