package dev.sentinelsync.catalog;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import java.util.Locale;

/** Under which letter a name stands (page layouts 1.10). */
public final class Letters {

  /** Stands for every name that does not begin with a letter. */
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

  /** The fact that a type has a letter: there is one page for it. */
  static final class Derived implements Derivation<String> {

    @Override
    public Family<String> family() {
      return Catalog.LETTER;
    }

    @Override
    public String derive(String id, Facts facts) {
      return id;
    }
  }
}
