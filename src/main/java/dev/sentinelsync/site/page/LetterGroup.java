package dev.sentinelsync.site.page;

import dev.sentinelsync.site.list.Letters;
import dev.sentinelsync.site.markdown.HeadingAnchors;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The rows of an index that stand under one letter.
 *
 * @param letter as links to the group show it
 * @param heading the words above the group; a lone {@code #} would be an empty heading, which
 *     nothing can link to
 * @param anchor the heading's anchor
 * @param rows in the order that they were given
 * @param <T> type of the rows
 */
public record LetterGroup<T>(String letter, String heading, String anchor, List<T> rows) {

  private static final String SYMBOLS = "Symbols";

  /** Groups rows by the letters of their names, letters by code point. */
  public static <T> List<LetterGroup<T>> of(List<T> rows, Function<T, String> name) {
    SortedMap<String, List<T>> byLetter = new TreeMap<>(Ordinal.ORDER);
    for (T row : rows) {
      byLetter.computeIfAbsent(Letters.of(name.apply(row)), letter -> new ArrayList<>()).add(row);
    }
    List<LetterGroup<T>> groups = new ArrayList<>();
    byLetter.forEach(
        (letter, members) -> {
          String heading = letter.equals(Letters.OTHER) ? SYMBOLS : letter;
          groups.add(
              new LetterGroup<>(letter, heading, HeadingAnchors.of(heading), List.copyOf(members)));
        });
    return List.copyOf(groups);
  }
}
