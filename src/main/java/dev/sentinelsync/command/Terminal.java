package dev.sentinelsync.command;

import dev.sentinelsync.support.ControlCharacters;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Standard output and standard error. Commands print through them alone, since what they print may
 * come from a repository or a remote: control characters are shown, not sent.
 */
final class Terminal {

  private final PrintStream stream;

  private Terminal(PrintStream stream) {
    this.stream = stream;
  }

  /** Standard output. */
  static Terminal out() {
    return new Terminal(System.out);
  }

  /** Standard output for programs, which expect UTF-8 whatever the terminal shows. */
  static Terminal utf8() {
    return new Terminal(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  /** Standard error. */
  static Terminal err() {
    return new Terminal(System.err);
  }

  /**
   * Prints as {@link String#format} does, numbers as programs write them; no text begins a line.
   */
  void printf(String format, Object... values) {
    Object[] shown =
        Stream.of(values)
            .map(value -> value instanceof String text ? ControlCharacters.escapeLine(text) : value)
            .toArray();
    stream.print(ControlCharacters.escape(String.format(Locale.ROOT, format, shown)));
  }

  /** Prints a line. */
  void println(String line) {
    stream.println(ControlCharacters.escape(line));
  }

  /** Prints where a fault of the program happened. */
  void println(Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    stream.print(ControlCharacters.escape(trace.toString()));
  }

  /** Prints over the line that was printed so before. */
  void over(String line) {
    stream.print("\r" + ControlCharacters.escape(line));
    stream.flush();
  }
}
