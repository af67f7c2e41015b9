package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;

/**
 * One line of the report of problems.
 *
 * @param path repository path of the file
 * @param line one-based line, 0 when it has no place
 * @param column one-based column, 0 when unknown
 * @param kind short name of what is wrong
 * @param level who must act
 * @param message what is wrong and what was made of it
 */
public record Finding(
    String path, int line, int column, String kind, Problem.Level level, String message) {

  /** By place. */
  static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::path, Ordinal.ORDER)
          .thenComparing(Finding::line)
          .thenComparing(Finding::column)
          .thenComparing(Finding::kind, Ordinal.ORDER)
          .thenComparing(Finding::message, Ordinal.ORDER);

  /** What tells a finding apart from others. */
  String key() {
    return String.join("\n", path, line + ":" + column, kind, message);
  }

  /** Whether it is more than a doubt: something is missing, or a deployment fails. */
  boolean isWarning() {
    return level != Problem.Level.INFO;
  }

  /** What a reader noticed. */
  static Finding of(SourceFile file, Problem problem) {
    return new Finding(
        file.path(),
        problem.line(),
        problem.column(),
        problem.code(),
        problem.level(),
        problem.message());
  }

  /** A doubt about a file as a whole, which its author may want to clear up. */
  static Finding doubt(String path, String kind, String message) {
    return new Finding(path, 0, 0, kind, Problem.Level.INFO, message);
  }
}
