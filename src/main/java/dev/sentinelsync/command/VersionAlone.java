package dev.sentinelsync.command;

import dev.sentinelsync.pipeline.ProgramVersion;
import java.util.Set;

/**
 * {@code --version} and nothing else, answered without the command line: to learn of every command
 * takes longer than all the rest.
 */
public final class VersionAlone {

  private static final Set<String> NAMES = Set.of("--version", "-V");

  private VersionAlone() {}

  /** Prints the version if nothing else is asked, and says whether it did. */
  public static boolean answers(String... args) {
    if (args.length != 1 || !NAMES.contains(args[0])) {
      return false;
    }
    Terminal.utf8().println(ProgramVersion.title());
    return true;
  }
}
