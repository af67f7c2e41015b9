package dev.sentinelsync.support;

import java.util.Locale;

/** Writes numbers of bytes for people. */
public final class ByteCount {

  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;

  private ByteCount() {}

  /** A number of bytes with its unit, such as {@code 11.2 MB}; units are decimal. */
  public static String text(long bytes) {
    if (bytes >= MEGA) {
      return String.format(Locale.ROOT, "%,.1f MB", bytes / MEGA);
    }
    return bytes >= KILO ? String.format(Locale.ROOT, "%.1f kB", bytes / KILO) : bytes + " bytes";
  }
}
