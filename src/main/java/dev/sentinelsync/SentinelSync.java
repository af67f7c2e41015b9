package dev.sentinelsync;

import dev.sentinelsync.command.RootCommand;
import dev.sentinelsync.support.EnvironmentProxies;
import picocli.CommandLine;

/** Entry point: starts the service or runs one command. */
public final class SentinelSync {

  private SentinelSync() {}

  /**
   * Runs the program and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    try {
      EnvironmentProxies.install();
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(CommandLine.ExitCode.USAGE);
    }
    System.exit(RootCommand.commandLine().execute(args));
  }
}
