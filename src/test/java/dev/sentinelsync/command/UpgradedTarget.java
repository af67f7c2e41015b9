package dev.sentinelsync.command;

import dev.sentinelsync.testing.AzureServer;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A target that a release published to, put up anew, as its other users see it. Object stores are
 * started and stopped with it.
 */
abstract class UpgradedTarget implements AutoCloseable {

  /** The program's own records in every target. */
  private static final String RECORDS = ".sentinel-sync/";

  /** Puts up a target of a fixture; skips the test where its emulator is not installed. */
  static UpgradedTarget of(ReleaseFixture fixture, String state, String site, Path folder)
      throws Exception {
    String target = state + "-" + site;
    Path place = folder.resolve(site);
    switch (site) {
      case "releases":
        fixture.unpackFolder(target, place);
        return new Folder("file:" + place, place.resolve("current"));
      case "in-place":
        fixture.unpackFolder(target, place);
        return new Folder("file:" + place + "?mode=in-place", place);
      case "git":
        fixture.unpackRepository(target, "site", place);
        return new Branch(place);
      case "s3":
        return Objects.in(S3Server.inProcess(), fixture, target, folder.resolve("aws-credentials"));
      case "azure":
        return Objects.in(
            AzureServer.start(folder.resolve("azurite.log")),
            fixture,
            target,
            folder.resolve("azure-secret"));
      default:
        throw new IllegalArgumentException("no target is called " + site);
    }
  }

  /** Its address in the configuration. */
  abstract String address();

  /** Settings of a site that it needs beside the address, by the end of their keys. */
  Map<String, String> settings() {
    return Map.of();
  }

  /**
   * All that it holds, by path: text that is another one after each write, also after one of the
   * same bytes where the target tells them apart.
   */
  abstract SortedMap<String, String> contents() throws IOException;

  /** The pages among what a target holds. */
  static SortedSet<String> pagesOf(SortedMap<String, String> contents) {
    return contents.keySet().stream()
        .filter(path -> !path.contains(RECORDS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public void close() throws Exception {}

  /** A folder; with releases only the current one counts. */
  private static final class Folder extends UpgradedTarget {

    private final String address;
    private final Path visible;

    Folder(String address, Path visible) {
      this.address = address;
      this.visible = visible;
    }

    @Override
    String address() {
      return address;
    }

    @Override
    SortedMap<String, String> contents() throws IOException {
      SortedMap<String, String> contents = new TreeMap<>();
      Path current = visible.toRealPath();
      try (Stream<Path> files = Files.walk(current)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(
              current.relativize(file).toString(),
              Files.readAttributes(file, BasicFileAttributes.class).fileKey()
                  + " "
                  + Files.getLastModifiedTime(file));
        }
      }
      return contents;
    }
  }

  /** A branch of a repository. */
  private static final class Branch extends UpgradedTarget {

    private static final String NAME = "site";

    private final Path repository;

    Branch(Path repository) {
      this.repository = repository;
    }

    @Override
    String address() {
      return "git:" + repository.toUri() + "#" + NAME;
    }

    @Override
    SortedMap<String, String> contents() throws IOException {
      SortedMap<String, String> contents = new TreeMap<>();
      try (Repository opened = FileRepositoryBuilder.create(repository.toFile());
          TreeWalk entries = new TreeWalk(opened)) {
        ObjectId commit = opened.resolve(NAME);
        contents.put(RECORDS + "commit", commit.name());
        entries.addTree(opened.parseCommit(commit).getTree());
        entries.setRecursive(true);
        while (entries.next()) {
          contents.put(entries.getPathString(), entries.getObjectId(0).name());
        }
      }
      return contents;
    }
  }

  /** A bucket or container of a server of its own. */
  private static final class Objects extends UpgradedTarget {

    private final ObjectServer server;
    private final String bucket;
    private final Path secret;

    private Objects(ObjectServer server, String bucket, Path secret) {
      this.server = server;
      this.bucket = bucket;
      this.secret = secret;
    }

    static Objects in(ObjectServer server, ReleaseFixture fixture, String target, Path secret)
        throws Exception {
      try {
        Objects objects = new Objects(server, server.newBucket(), secret);
        server.settings(secret.getParent());
        fixture.unpackObjects(target, server, objects.bucket);
        return objects;
      } catch (IOException | RuntimeException e) {
        server.close();
        throw e;
      }
    }

    @Override
    String address() {
      return server.target(bucket + "/sentinel", server.endpoint());
    }

    @Override
    Map<String, String> settings() {
      return Map.of("target.secret-file", secret.toString());
    }

    @Override
    SortedMap<String, String> contents() {
      SortedMap<String, String> contents = new TreeMap<>();
      server.objects(bucket).forEach((key, object) -> contents.put(key, object.version()));
      return contents;
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
