package dev.sentinelsync.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command lines of the container engine and of Compose, as an operator types them. */
public final class DockerCommand {

  /** A build, or the start of several containers, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final List<String> command;
  private final Map<String, String> environment;

  private DockerCommand(List<String> command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  /** The engine's. */
  public static DockerCommand docker() {
    // The builder that every engine has; BuildKit is a plugin of its own.
    return new DockerCommand(List.of("docker"), Map.of("DOCKER_BUILDKIT", "0"));
  }

  /**
   * Compose, of a project.
   *
   * @param project name of the project, which all its containers bear
   * @param files its Compose files
   * @param environment variables of the files
   */
  public static DockerCommand compose(
      String project, List<Path> files, Map<String, String> environment) {
    List<String> command = new ArrayList<>(List.of("docker-compose", "--project-name", project));
    files.forEach(file -> command.addAll(List.of("--file", file.toString())));
    return new DockerCommand(List.copyOf(command), environment);
  }

  /** Whether Compose is installed. */
  public static boolean hasCompose() throws InterruptedException {
    try {
      return new DockerCommand(List.of("docker-compose"), Map.of()).end("version").code() == 0;
    } catch (IOException e) {
      // There is no such program.
      return false;
    }
  }

  /** How a command ended, and what it wrote to either output. */
  public record Ended(int code, String text) {}

  /** Runs a command to its end, which must be a good one, and returns what it wrote. */
  public String run(String... arguments) throws IOException, InterruptedException {
    Ended ended = end(arguments);
    assertThat(ended.code())
        .as("%s %s%n%s", String.join(" ", command), String.join(" ", arguments), ended.text())
        .isZero();
    return ended.text().strip();
  }

  /** Runs a command to its end. */
  public Ended end(String... arguments) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    Path output = Files.createTempFile("docker", ".out");
    try {
      ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.redirectOutput(output.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return new Ended(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(output);
    }
  }
}
