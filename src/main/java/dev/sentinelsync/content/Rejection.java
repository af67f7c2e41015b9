package dev.sentinelsync.content;

/** Makes the exception that ends the reading of a file. */
final class Rejection {

  private Rejection() {}

  /** A file that its author must repair. */
  static UnreadableFileException of(int line, int column, String code, String message) {
    return new UnreadableFileException(
        new Problem(line, column, Problem.Level.WARNING, code, message));
  }
}
