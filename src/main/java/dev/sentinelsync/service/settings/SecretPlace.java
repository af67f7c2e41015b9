package dev.sentinelsync.service.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where a secret is found. One of the two; the file wins. The value itself is never part of the
 * configuration.
 *
 * @param key the setting that names the place, for messages
 * @param variable name of an environment variable; a second one with {@code _PREVIOUS} at its end
 *     holds the value that is being replaced
 * @param file path of a file with one secret a line, two at most
 */
public record SecretPlace(String key, Optional<String> variable, Optional<Path> file) {

  private static final String PREVIOUS = "_PREVIOUS";

  /** Two long secrets fit many times over; more is some other file. */
  private static final int MAXIMUM_BYTES = 8192;

  /** No secret anywhere. */
  public static SecretPlace none(String key) {
    return new SecretPlace(key, Optional.empty(), Optional.empty());
  }

  /** Whether any place is named. */
  public boolean isNamed() {
    return variable.isPresent() || file.isPresent();
  }

  /**
   * The values that hold now; a file is read again at each call, so that a new secret needs no
   * restart.
   *
   * @param environment environment variables
   * @return the values, in order; empty if the variable is not set
   * @throws IllegalArgumentException if the file cannot be read, with a message that names it
   */
  public List<String> values(Function<String, String> environment) {
    if (file.isPresent()) {
      return lines(file.get());
    }
    return variable.stream()
        .flatMap(name -> Stream.of(name, name + PREVIOUS))
        .map(environment)
        .filter(value -> value != null && !value.isBlank())
        .map(String::strip)
        .toList();
  }

  /** The variables as a map, for readers that want one. */
  Map<String, String> variables(Function<String, String> environment) {
    List<String> values = values(environment);
    String name = variable.orElse("");
    return switch (values.size()) {
      case 0 -> Map.of();
      case 1 -> Map.of(name, values.get(0));
      default -> Map.of(name, values.get(0), name + PREVIOUS, values.get(1));
    };
  }

  private List<String> lines(Path path) {
    try {
      if (Files.size(path) > MAXIMUM_BYTES) {
        throw new IllegalArgumentException(
            "The secret file %s is larger than %d bytes.".formatted(path, MAXIMUM_BYTES));
      }
      return Files.readString(path, StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The secret file %s cannot be read (%s).".formatted(path, e.getClass().getSimpleName()),
          e);
    }
  }
}
