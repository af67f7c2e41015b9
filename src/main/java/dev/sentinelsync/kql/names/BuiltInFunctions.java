package dev.sentinelsync.kql.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions, aggregates and plugins of the language; their names are case-sensitive. */
final class BuiltInFunctions {

  private static final String RESOURCE = "built-in-functions.txt";
  private static final Set<String> NAMES = load();

  private BuiltInFunctions() {}

  /** Whether the language itself defines a function of that name. */
  static boolean contains(String name) {
    return NAMES.contains(name);
  }

  private static Set<String> load() {
    InputStream stream = BuiltInFunctions.class.getResourceAsStream(RESOURCE);
    if (stream == null) {
      throw new IllegalStateException("The jar lacks " + RESOURCE + " beside the KQL classes.");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE + " from the jar.", e);
    }
  }
}
