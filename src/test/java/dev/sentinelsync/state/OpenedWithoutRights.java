package dev.sentinelsync.state;

import java.nio.file.Path;
import java.time.Clock;

/** A process that opens a state and prints how that ends: the reason and the message. */
final class OpenedWithoutRights {

  private OpenedWithoutRights() {}

  public static void main(String[] args) {
    try {
      StateDatabase.open(StateSettings.h2(Path.of(args[0])), Clock.systemUTC()).close();
      System.out.println("opened");
    } catch (StateException e) {
      System.out.println(e.reason() + " " + e.getMessage());
    }
  }
}
