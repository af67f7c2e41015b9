package dev.sentinelsync.command;

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
    Terminal.utf8().println(Json.text(value));
  }
}
