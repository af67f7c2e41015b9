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
  private final Tty tty;

  /**
   * @param tty what the stream can show
   */
  Terminal(PrintStream stream, Tty tty) {
    this.stream = stream;
    this.tty = tty;
  }

  /** How a text looks where colours are shown. */
  enum Tone {
    GOOD("32"),
    WARNING("33"),
    BAD("31"),
    QUIET("2");

    private final String code;

    Tone(String code) {
      this.code = code;
    }
  }

  /** Standard output. */
  static Terminal out() {
    return new Terminal(System.out, Tty.out());
  }

  /** Standard output for programs, which expect UTF-8 whatever the terminal shows. */
  static Terminal utf8() {
    return new Terminal(new PrintStream(System.out, true, StandardCharsets.UTF_8), Tty.NONE);
  }

  /** Standard error. */
  static Terminal err() {
    return new Terminal(System.err, Tty.err());
  }

  /** Whether somebody looks at it. */
  boolean isTerminal() {
    return tty.terminal();
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

  /** Prints a line in a colour, where colours are shown. */
  void println(Tone tone, String line) {
    stream.println(painted(tone, line));
  }

  /** Prints a line whose first word has a colour. */
  void println(Tone tone, String word, String rest) {
    stream.println(painted(tone, word) + ControlCharacters.escapeLine(rest));
  }

  private String painted(Tone tone, String text) {
    String plain = ControlCharacters.escape(text);
    return tty.colour() ? "\033[" + tone.code + "m" + plain + "\033[0m" : plain;
  }

  /** Prints where a fault of the program happened. */
  void println(Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace, true));
    stream.print(ControlCharacters.escape(trace.toString()));
  }

  /** Prints over the line that was printed so before. */
  void over(String line) {
    stream.print("\r" + ControlCharacters.escapeLine(line));
    stream.flush();
  }
}
