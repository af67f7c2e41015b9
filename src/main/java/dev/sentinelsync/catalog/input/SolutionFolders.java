package dev.sentinelsync.catalog.input;

import java.util.Locale;
import java.util.Set;

/** Where solutions lie in the repository (analysis rules 3). */
public final class SolutionFolders {

  /** Top-level folder of all solutions. */
  public static final String ROOT = "Solutions";

  private static final Set<String> NO_SOLUTIONS = Set.of("images", "templates", "training");

  private SolutionFolders() {}

  /** Whether a sub-folder of the solutions' folder is one. */
  static boolean isSolution(String name) {
    return !NO_SOLUTIONS.contains(name.toLowerCase(Locale.ROOT));
  }
}
