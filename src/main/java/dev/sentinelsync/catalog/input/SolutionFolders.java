package dev.sentinelsync.catalog.input;

/** Where solutions lie in the repository (analysis rules 3). */
public final class SolutionFolders {

  /** Top-level folder of all solutions. */
  public static final String ROOT = "Solutions";

  private SolutionFolders() {}
}
