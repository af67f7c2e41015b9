package dev.sentinelsync.config;

import java.util.Collection;
import java.util.Comparator;

/** Finds what was probably meant by a misspelt name. */
public final class Spelling {

  /** Two letters exchanged are two changes; more is another word. */
  private static final int MOST_CHANGES = 3;

  private Spelling() {}

  /** A question that names the nearest known name; empty if none is near. */
  public static String hint(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> changes(name, candidate)))
        // Of a short name little may differ, or every word of three letters is near another.
        .filter(
            nearest ->
                changes(name, nearest) <= Math.min(MOST_CHANGES, Math.max(1, name.length() / 2)))
        .map(nearest -> " Did you mean " + nearest + "?")
        .orElse("");
  }

  /** How many letters must be added, removed or replaced (Levenshtein). */
  private static int changes(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
