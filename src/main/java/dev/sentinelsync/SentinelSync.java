package dev.sentinelsync;

/** Entry point: starts the service or runs one command. */
public final class SentinelSync {
  private SentinelSync() {}

  /**
   * Runs the program.
   *
   * @param args the command line
   */
  public static void main(String[] args) {}
}
