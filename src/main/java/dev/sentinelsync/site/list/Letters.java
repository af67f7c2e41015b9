package dev.sentinelsync.site.list;

import java.util.Locale;

/** Under which letter a name stands (page layouts 1.10). */
public final class Letters {

  /** Every name that does not begin with a letter is under this one. */
  public static final String OTHER = "#";

  private Letters() {}

  /** The first character upper-cased if it is a letter, else {@link #OTHER}. */
  public static String of(String name) {
    if (name.isEmpty() || !Character.isLetter(name.codePointAt(0))) {
      return OTHER;
    }
    String first = new String(Character.toChars(name.codePointAt(0)));
    return first.toUpperCase(Locale.ROOT);
  }

  /** The same for the character behind the first one. */
  static String second(String name) {
    return name.isEmpty() ? OTHER : of(name.substring(Character.charCount(name.codePointAt(0))));
  }
}
