package dev.sentinelsync.content.parse;

/** Nothing can be made of a file; its page stays at the newest version that could be read. */
public final class UnreadableFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * @param problem where and why, level {@link Problem.Level#WARNING}
   */
  public UnreadableFileException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /** Where and why. */
  public Problem problem() {
    return problem;
  }
}
