package dev.sentinelsync.site.list;

import java.util.Locale;

/** Under which letter a name stands (page layouts 1.10). */
public final class Letters {

  /** Every name that does not begin with a letter is under this one. */
  public static final String OTHER = "#";

  /** Nearly every name begins with one of these; null while it is not filled. */
  private static final String[] ASCII = new String[128];

  static {
    for (int character = 0; character < ASCII.length; character++) {
      ASCII[character] = of(character);
    }
  }

  private Letters() {}

  /** The first character upper-cased if it is a letter, else {@link #OTHER}. */
  public static String of(String name) {
    return name.isEmpty() ? OTHER : of(name.codePointAt(0));
  }

  private static String of(int character) {
    if (character < ASCII.length && ASCII[character] != null) {
      return ASCII[character];
    }
    return Character.isLetter(character)
        ? Character.toString(character).toUpperCase(Locale.ROOT)
        : OTHER;
  }

  /** The same for the character behind the first one. */
  static String second(String name) {
    return name.isEmpty() ? OTHER : of(name.substring(Character.charCount(name.codePointAt(0))));
  }
}
