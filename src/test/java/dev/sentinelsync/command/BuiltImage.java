package dev.sentinelsync.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.testing.ContainerEngine;
import dev.sentinelsync.testing.DockerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** The project's own image, built from the Dockerfile and what Maven packaged. */
final class BuiltImage {

  /** As the Compose file names it. */
  static final String NAME = "sentinel-sync:local";

  private BuiltImage() {}

  /** Builds it; the test is skipped where engine, base images or package are missing. */
  static void require() throws IOException, InterruptedException {
    ContainerEngine.require();
    assumeTrue(Files.exists(Path.of("target/sentinel-sync.jar")), "the program is not packaged");
    DockerCommand.docker()
        .run(
            "build",
            "--tag",
            NAME,
            "--build-arg",
            "BASE_IMAGE=" + ContainerEngine.image("debian"),
            "--build-arg",
            "JDK_IMAGE=" + ContainerEngine.image("eclipse-temurin"),
            "--build-arg",
            "VERSION=of-a-test",
            ".");
  }

  /** Lets the user of the image, who owns nothing outside of it, read and write a folder. */
  static void open(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
        Files.setPosixFilePermissions(
            file,
            PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxrwxrwx" : "rw-rw-rw-"));
      }
    }
  }
}
