package dev.sentinelsync.testing;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * The container engine of this machine, and images by the names that the Dockerfile and the Compose
 * files give them. A test that finds no engine or no image skips itself and says which.
 */
public final class ContainerEngine {

  /** A machine whose engine is not to be used for tests sets this variable to {@code none}. */
  private static final String SWITCH = "TEST_CONTAINERS";

  private static final List<Path> NAMES =
      List.of(
          Path.of("Dockerfile"),
          Path.of("docker-compose.yml"),
          Path.of("deploy", "compose", "compose.full.yml"));

  /** For one image over a slow line. */
  private static final long PULL_SECONDS = 180;

  private ContainerEngine() {}

  /** Whether containers can be started. */
  public static boolean isAvailable() {
    return !"none".equals(System.getenv(SWITCH))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  /** Skips the test where no engine runs. */
  public static void require() {
    Assumptions.assumeTrue(isAvailable(), "no container engine runs here");
  }

  /**
   * The name of an image, such as {@code postgres:17.5-bookworm} for {@code postgres}. Its digest
   * is left out: an image that is made on the spot has another one.
   *
   * @throws IllegalArgumentException if no file names one
   */
  public static String name(String repository) {
    Pattern named = Pattern.compile("(?m)[ =](" + Pattern.quote(repository) + ":[\\w.-]+)");
    for (Path file : NAMES) {
      Matcher found = named.matcher(read(file));
      if (found.find()) {
        return found.group(1);
      }
    }
    throw new IllegalArgumentException("No file names an image of " + repository + ".");
  }

  /** An image that is here or can be pulled; the test is skipped if it is not. */
  public static DockerImageName image(String repository) {
    Optional<DockerImageName> found = find(name(repository));
    Assumptions.assumeTrue(
        found.isPresent(), name(repository) + " is not here and cannot be pulled");
    return found.get();
  }

  /** As {@link #image}, by its whole name; empty if it cannot be had. */
  static Optional<DockerImageName> find(String name) {
    if (isHere(name) || isPulled(name)) {
      return Optional.of(DockerImageName.parse(name));
    }
    return Optional.empty();
  }

  private static boolean isHere(String name) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      // It may be in a registry.
      return false;
    }
  }

  private static boolean isPulled(String name) {
    try {
      return DockerClientFactory.instance()
              .client()
              .pullImageCmd(name)
              .start()
              .awaitCompletion(PULL_SECONDS, TimeUnit.SECONDS)
          && isHere(name);
    } catch (DockerException e) {
      // No registry that can be reached has it; who asked says so.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The pull of " + name + " was interrupted.", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read.", e);
    }
  }
}
