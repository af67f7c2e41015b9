package dev.sentinelsync.support;

import java.util.Locale;

/** Numbers as people read them (page layouts 1.6). */
public final class Numbers {

  private Numbers() {}

  /** With a comma between thousands. */
  public static String withSeparators(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** With its noun: "5,334 pages". */
  public static String many(long number, String noun) {
    return withSeparators(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
