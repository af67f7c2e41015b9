package dev.sentinelsync.support;

import java.util.Comparator;
import java.util.Locale;

/** The two sort orders of the site (page layouts 1.3); both are independent of any locale. */
public final class Ordinal {

  /** By Unicode code point, case-sensitive; {@link String#compareTo} goes by UTF-16 unit. */
  public static final Comparator<String> ORDER = Ordinal::compare;

  /** By code point of the lower-cased text; ties stay in the order they came in. */
  public static final Comparator<String> IGNORING_CASE =
      Comparator.comparing(text -> text.toLowerCase(Locale.ROOT), ORDER);

  private Ordinal() {}

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // A surrogate is part of a code point above every char of the basic plane.
        boolean highX = Character.isSurrogate(x);
        boolean highY = Character.isSurrogate(y);
        return highX == highY ? Character.compare(x, y) : highX ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
