package dev.sentinelsync.content.parse;

/** Takes the problems that a reader notices. */
@FunctionalInterface
public interface ProblemSink {

  /** Adds one problem. */
  void add(Problem problem);

  /** Adds a problem that was read around. */
  default void info(int line, int column, String code, String message) {
    add(new Problem(line, column, Problem.Level.INFO, code, message));
  }

  /** Adds a problem that costs a part of the page. */
  default void warning(int line, int column, String code, String message) {
    add(new Problem(line, column, Problem.Level.WARNING, code, message));
  }
}
