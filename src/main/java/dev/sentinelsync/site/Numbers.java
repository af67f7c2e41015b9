package dev.sentinelsync.site;

import java.util.Locale;

/** Numbers as pages write them (page layouts 1.6). */
final class Numbers {

  private Numbers() {}

  /** With a comma between thousands. */
  static String withSeparators(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
