package dev.sentinelsync.command;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The history of the sample repository as the program carries it: {@code history.yaml} and one
 * folder per commit among the resources.
 *
 * @param commits the commits, oldest first; the first one holds the whole tree
 * @param demoChange the change that the demo makes on top of them
 */
record SampleHistory(List<Change> commits, Change demoChange) {

  private static final String HISTORY_FILE = "/sample-repository/history.yaml";

  /**
   * What one commit does to the tree of its parent.
   *
   * @param message the commit message
   * @param moves new paths by old path; done first
   * @param files bytes by path, put in place afterwards
   */
  record Change(String message, Map<String, String> moves, SortedMap<String, byte[]> files) {

    /** The tree after this change. */
    SortedMap<String, byte[]> applyTo(SortedMap<String, byte[]> before) {
      SortedMap<String, byte[]> after = new TreeMap<>(before);
      moves.forEach((from, to) -> after.put(to, SampleHistory.required(after.remove(from), from)));
      after.putAll(files);
      return after;
    }
  }

  /** An entry of {@code history.yaml}. */
  private record Entry(String folder, String message, Map<String, String> moves, boolean demo) {}

  /**
   * The history that is packaged with the program.
   *
   * @throws IOException if the program was packaged without it
   */
  static SampleHistory packaged() throws IOException {
    URL historyFile = SampleHistory.class.getResource(HISTORY_FILE);
    if (historyFile == null) {
      throw new FileNotFoundException(
          "The sample repository is missing from this build (" + HISTORY_FILE + ").");
    }
    return read(historyFile);
  }

  /**
   * Reads a history from a folder or from inside a jar.
   *
   * @param historyFile where {@code history.yaml} is, a {@code file:} or {@code jar:} URL
   */
  static SampleHistory read(URL historyFile) throws IOException {
    try {
      if (historyFile.openConnection() instanceof JarURLConnection jar) {
        Path archive = Path.of(jar.getJarFileURL().toURI());
        // A file system of our own: the one that the JDK keeps per URI cannot be opened twice.
        try (FileSystem contents = FileSystems.newFileSystem(archive)) {
          return read(contents.getPath(jar.getEntryName()));
        }
      }
      return read(Path.of(historyFile.toURI()));
    } catch (URISyntaxException e) {
      throw new IOException("The sample repository has no usable address: " + historyFile, e);
    }
  }

  private static SampleHistory read(Path historyFile) throws IOException {
    List<Entry> entries =
        new YAMLMapper().readValue(Files.readAllBytes(historyFile), new TypeReference<>() {});
    List<Change> commits = new ArrayList<>();
    Change demoChange = null;
    for (Entry entry : entries) {
      Map<String, String> moves = entry.moves() == null ? Map.of() : new TreeMap<>(entry.moves());
      Change change =
          new Change(
              entry.message(), moves, filesBelow(historyFile.resolveSibling(entry.folder())));
      if (entry.demo()) {
        demoChange = change;
      } else {
        commits.add(change);
      }
    }
    return new SampleHistory(List.copyOf(commits), required(demoChange, "the demo's change"));
  }

  private static SortedMap<String, byte[]> filesBelow(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.filter(Files::isRegularFile).toList();
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Path path : paths) {
      StringJoiner name = new StringJoiner("/");
      folder.relativize(path).forEach(part -> name.add(part.toString()));
      files.put(name.toString(), Files.readAllBytes(path));
    }
    return Collections.unmodifiableSortedMap(files);
  }

  private static <T> T required(T value, String what) {
    if (value == null) {
      throw new IllegalStateException("The packaged sample history lacks " + what + ".");
    }
    return value;
  }
}
