package dev.sentinelsync;

import dev.sentinelsync.command.RootCommand;
import dev.sentinelsync.command.VersionAlone;
import dev.sentinelsync.support.ProxySettings;

/** Entry point: starts the service or runs one command. */
public final class SentinelSync {

  private SentinelSync() {}

  /**
   * Runs the program and ends the process with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    if (VersionAlone.answers(args)) {
      return;
    }
    ProxySettings.install(System::getenv);
    System.exit(RootCommand.commandLine().execute(args));
  }
}
