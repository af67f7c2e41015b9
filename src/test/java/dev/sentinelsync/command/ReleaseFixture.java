package dev.sentinelsync.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.testing.ObjectServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a release left behind, as its folder's README tells: unpacked where a test wants to have it.
 */
final class ReleaseFixture {

  private static final Path FIXTURES = Path.of("src", "test", "resources", "upgrade");

  private final Path packed;
  private final Path source;
  private final Path targets;

  private ReleaseFixture(Path packed, Path folder) {
    this.packed = packed;
    this.source = folder.resolve("source.git");
    this.targets = folder.resolve("targets.git");
  }

  /** Unpacks the source of a release, and what its targets are made from, to a folder. */
  static ReleaseFixture of(String release, Path folder) throws Exception {
    ReleaseFixture fixture = new ReleaseFixture(FIXTURES.resolve(release), folder);
    fetch(fixture.packed.resolve("source.bundle"), "refs/heads/*:refs/heads/*", fixture.source);
    fetch(fixture.packed.resolve("targets.bundle"), "refs/heads/*:refs/heads/*", fixture.targets);
    return fixture;
  }

  /** The repository that all sites follow. */
  Path source() {
    return source;
  }

  /** The reference tables of all sites. */
  Path tables() {
    return packed.resolve("tables.csv").toAbsolutePath();
  }

  /** The revision of the source that is published. */
  String head() throws IOException {
    return revision(SampleRepository.BRANCH);
  }

  /** The one that was published before. */
  String before() throws IOException {
    return revision(SampleRepository.BRANCH + "~1");
  }

  private String revision(String name) throws IOException {
    try (Git git = Git.open(source.toFile())) {
      return git.getRepository().resolve(name).name();
    }
  }

  /** Puts the state of the service on H2 into a state folder. */
  void unpackH2(Path state) throws IOException {
    Files.createDirectories(state);
    try (InputStream in = unzipped("h2.mv.db.gz")) {
      Files.copy(in, state.resolve("sentinel-sync.mv.db"));
    }
  }

  /** Puts the state of the service on PostgreSQL into an empty database. */
  void unpackPostgres(Connection connection) throws IOException, SQLException {
    String dump;
    try (BufferedReader lines = reader("postgresql.sql.gz")) {
      // What begins so is for psql.
      dump = lines.lines().filter(line -> !line.startsWith("\\")).collect(Collectors.joining("\n"));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(dump);
    }
  }

  /** What a service logged: events and other lines. */
  List<JsonNode> log(String state) throws IOException {
    try (BufferedReader lines = reader("events-" + state + ".json.gz")) {
      return lines.lines().map(ReleaseFixture::json).toList();
    }
  }

  /** Reads a line of the log. */
  static JsonNode json(String line) {
    try {
      return new JsonMapper().readTree(line);
    } catch (IOException e) {
      throw new IllegalArgumentException("no line of a log: " + line, e);
    }
  }

  /** Makes a folder of a target that is one. */
  void unpackFolder(String target, Path folder) throws IOException {
    try (Repository repository = FileRepositoryBuilder.create(targets.toFile());
        ObjectReader objects = repository.newObjectReader();
        TreeWalk entries = entries(repository, objects, target)) {
      while (entries.next()) {
        Path file = folder.resolve(entries.getPathString());
        byte[] bytes = objects.open(entries.getObjectId(0)).getBytes();
        Files.createDirectories(file.getParent());
        if (FileMode.SYMLINK.equals(entries.getRawMode(0))) {
          Files.createSymbolicLink(file, Path.of(new String(bytes, StandardCharsets.UTF_8)));
        } else {
          Files.write(file, bytes);
        }
      }
    }
  }

  /** Makes a bare repository of a Git target, with the target's branch alone. */
  void unpackRepository(String target, String branch, Path folder) throws Exception {
    fetch(targets, "refs/heads/" + target + ":refs/heads/" + branch, folder);
  }

  /** Puts the objects of a target into a bucket or container. */
  void unpackObjects(String target, ObjectServer server, String bucket) throws IOException {
    try (Repository repository = FileRepositoryBuilder.create(targets.toFile());
        ObjectReader objects = repository.newObjectReader();
        TreeWalk entries = entries(repository, objects, target)) {
      SortedMap<String, byte[]> files = new TreeMap<>();
      while (entries.next()) {
        files.put(entries.getPathString(), objects.open(entries.getObjectId(0)).getBytes());
      }
      new String(files.get("index.tsv"), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t"))
          .forEach(
              object ->
                  server.put(
                      bucket, object[0], files.get("objects/" + object[0]), object[1], object[2]));
    }
  }

  private static TreeWalk entries(Repository repository, ObjectReader objects, String branch)
      throws IOException {
    TreeWalk entries = new TreeWalk(objects);
    entries.addTree(repository.parseCommit(repository.resolve(branch)).getTree());
    entries.setRecursive(true);
    return entries;
  }

  private static void fetch(Path from, String refs, Path folder) throws Exception {
    try (Git git = Git.init().setBare(true).setDirectory(folder.toFile()).call()) {
      git.fetch().setRemote(from.toAbsolutePath().toString()).setRefSpecs(new RefSpec(refs)).call();
    }
  }

  private BufferedReader reader(String name) throws IOException {
    return new BufferedReader(new InputStreamReader(unzipped(name), StandardCharsets.UTF_8));
  }

  private InputStream unzipped(String name) throws IOException {
    return new GZIPInputStream(Files.newInputStream(packed.resolve(name)));
  }
}
