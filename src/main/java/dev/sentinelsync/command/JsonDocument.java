package dev.sentinelsync.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.support.Json;
import picocli.CommandLine.Option;

/** The option {@code --json}: the result as one JSON document on standard output. */
final class JsonDocument {

  @Option(
      names = "--json",
      description = "Prints the result as one JSON document (docs/command-line.md).")
  private boolean asked;

  /** Whether the result is wanted so. */
  boolean isAsked() {
    return asked;
  }

  /** Prints a value in its JSON form, in UTF-8 and on one line. */
  void print(Object value) {
    try {
      Terminal.utf8().println(Json.MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result must have a JSON form", e);
    }
  }
}
