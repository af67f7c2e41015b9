package dev.sentinelsync.history;

import dev.sentinelsync.support.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * The lines in which two versions of a file differ, by JGit's histogram algorithm (analysis rules
 * 17.5). What is too large to be compared within a tenth of a second is told by its size and not by
 * a clock, so that the answer is always the same.
 */
public final class TextComparison {

  /** Larger files are not compared, in bytes. */
  public static final int MOST_BYTES = 1 << 20;

  /** Files with more lines are not compared. */
  static final int MOST_LINES = 10_000;

  /** Longer differences are not shown, in lines. */
  static final int MOST_SHOWN_LINES = 200;

  /** Longer differences are not shown, in bytes. */
  static final int MOST_SHOWN_BYTES = 20_000;

  private TextComparison() {}

  /** The lines that differ; line ends alone are no difference. */
  public static TextDiff compare(byte[] before, byte[] after) {
    if (Math.max(before.length, after.length) > MOST_BYTES) {
      return TextDiff.TOO_LARGE;
    }
    RawText old = text(before);
    RawText now = text(after);
    if (Math.max(old.size(), now.size()) > MOST_LINES) {
      return TextDiff.TOO_LARGE;
    }
    HistogramDiff algorithm = new HistogramDiff();
    // The algorithm to fall back on takes the square of the lines in the worst case.
    algorithm.setFallbackAlgorithm(null);
    EditList edits = algorithm.diff(RawTextComparator.DEFAULT, old, now);
    int lines = edits.stream().mapToInt(edit -> edit.getLengthA() + edit.getLengthB()).sum();
    if (edits.isEmpty()) {
      return TextDiff.NONE;
    }
    return lines > MOST_SHOWN_LINES ? TextDiff.TOO_LARGE : shown(edits, old, now);
  }

  private static RawText text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return new RawText(Lines.normalise(text).getBytes(StandardCharsets.UTF_8));
  }

  private static TextDiff shown(EditList edits, RawText old, RawText now) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.setContext(2);
      formatter.format(edits, old, now);
      formatter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    String lines = out.toString(StandardCharsets.UTF_8);
    boolean large =
        out.size() > MOST_SHOWN_BYTES
            || lines.chars().filter(c -> c == '\n').count() > MOST_SHOWN_LINES;
    return large ? TextDiff.TOO_LARGE : new TextDiff(TextDiff.State.SHOWN, lines);
  }
}
