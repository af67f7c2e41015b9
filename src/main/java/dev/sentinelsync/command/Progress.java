package dev.sentinelsync.command;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.support.ByteCount;
import java.util.Locale;

/** Shows how far long work is: one moving line on a terminal, a line per phase elsewhere. */
final class Progress implements ProgressListener, AutoCloseable {

  private final Terminal out;
  private final boolean terminal;
  private String phase = "";
  private int width;

  private Progress(Terminal out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Progress on standard error; results alone go to standard output. */
  static Progress onStandardError() {
    return new Progress(Terminal.err(), System.console() != null && System.getenv("TERM") != null);
  }

  @Override
  public void progress(String name, int done, int total) {
    received(name, done, total, 0);
  }

  @Override
  public void received(String name, int done, int total, long bytes) {
    if (terminal) {
      String line =
          total > 0
              ? String.format(Locale.ROOT, "%s: %d of %d", name, done, total)
              : String.format(Locale.ROOT, "%s: %d", name, done);
      line += bytes > 0 ? ", " + ByteCount.text(bytes) : "";
      out.over(line + " ".repeat(Math.max(0, width - line.length())));
      width = line.length();
    } else if (!name.equals(phase)) {
      out.println(name + " ...");
    }
    phase = name;
  }

  /** Ends the moving line. */
  void end() {
    if (terminal && width > 0) {
      out.over(" ".repeat(width));
      out.over("");
      width = 0;
    }
    phase = "";
  }

  @Override
  public void close() {
    end();
  }
}
