package dev.sentinelsync.site.page;

import java.util.Locale;

/** Numbers as pages write them (page layouts 1.6). */
public final class Numbers {

  private Numbers() {}

  /** With a comma between thousands. */
  public static String withSeparators(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
