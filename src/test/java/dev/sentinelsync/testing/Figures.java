package dev.sentinelsync.testing;

import java.util.List;
import java.util.Locale;

/** Prints what benchmarks measured. */
public final class Figures {

  private Figures() {}

  /**
   * Prints median and 99th percentile.
   *
   * @param nanos times in nanoseconds, in any order
   */
  public static void print(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%-70s p50 %7.1f ms, p99 %7.1f ms, %,d times%n",
        what,
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6,
        sorted.size());
  }

  /** Prints one time, from a reading of {@link System#nanoTime} until now. */
  public static void printSince(String what, long began) {
    System.out.printf(Locale.ROOT, "%-70s %8.0f ms%n", what, (System.nanoTime() - began) / 1e6);
  }
}
