package dev.sentinelsync.content.parse;

/** Makes the exception that ends the reading of a file. */
public final class Rejection {

  private Rejection() {}

  /** A file that its author must repair. */
  public static UnreadableFileException of(int line, int column, String code, String message) {
    return new UnreadableFileException(
        new Problem(line, column, Problem.Level.WARNING, code, message));
  }
}
