package dev.sentinelsync.site.list;

import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rule by which long lists are split (page layouts 1.12): by letter, then by two letters, then
 * into shares. Where an entry stands depends on its name and identifier alone, and which parts have
 * pages on how much is in the part above. So a change of one entry leaves the pages of other parts
 * as they are.
 */
public final class Splitting {

  /** A list of more entries is hard to read (page layouts 8.6). */
  private static final int MOST_ENTRIES = 500;

  /** A page has at most 1,000 links; its frame and the links to other parts need some. */
  private static final int MOST_LINKS = 900;

  /** A page has at most 150,000 bytes; its frame needs some, and rows are estimated. */
  private static final int MOST_BYTES = 130_000;

  /** More parts than this are not linked from each other, but from the part above. */
  private static final int MOST_SIBLINGS = 60;

  /** No part is smaller: the hexadecimal digest that makes shares has 32 digits. */
  private static final int LAST_STEP = ListPart.LETTERS + 32;

  private final String list;
  private final String stem;
  private final List<ListPart> parts = new ArrayList<>();

  private Splitting(String list, String stem) {
    this.list = list;
    this.stem = stem;
  }

  /**
   * The parts of a list that have pages.
   *
   * @param list identifier of the list
   * @param stem address of the page of the whole list, without the ending
   * @param entries in the order of their identifiers
   * @return the whole list, then its parts
   */
  public static List<ListPart> of(String list, String stem, List<Entry> entries) {
    Splitting splitting = new Splitting(list, stem);
    splitting.add(List.of(), entries, List.of());
    return List.copyOf(splitting.parts);
  }

  /** Whether entries are few enough for one page, with a link to each of their letters. */
  static boolean fit(Collection<Entry> entries) {
    if (entries.size() > MOST_ENTRIES) {
      return false;
    }
    Set<String> letters = new HashSet<>();
    int links = 0;
    int bytes = 0;
    for (Entry entry : entries) {
      letters.add(Letters.of(entry.name()));
      links += entry.links();
      bytes += entry.bytes();
    }
    return letters.size() + links <= MOST_LINKS && bytes <= MOST_BYTES;
  }

  private void add(List<String> steps, List<Entry> entries, List<String> siblings) {
    if (entries.size() < 2 || fit(entries) || steps.size() == LAST_STEP) {
      List<String> ids = entries.stream().map(Entry::id).toList();
      parts.add(new ListPart(list, stem, steps, entries.size(), ids, List.of(), siblings));
      return;
    }
    SortedMap<String, List<Entry>> smaller = new TreeMap<>(Ordinal.ORDER);
    for (Entry entry : entries) {
      smaller.computeIfAbsent(step(steps.size(), entry), step -> new ArrayList<>()).add(entry);
    }
    ListPart part =
        new ListPart(
            list,
            stem,
            steps,
            entries.size(),
            List.of(),
            smaller.entrySet().stream()
                .map(one -> new ListPart.Part(one.getKey(), one.getValue().size()))
                .toList(),
            siblings);
    parts.add(part);
    List<String> linked =
        smaller.size() <= MOST_SIBLINGS ? List.copyOf(smaller.keySet()) : List.of();
    smaller.forEach((step, members) -> add(part.child(step), members, linked));
  }

  private static String step(int depth, Entry entry) {
    return switch (depth) {
      case 0 -> Letters.of(entry.name());
      case 1 -> Letters.second(entry.name());
      default -> share(depth - ListPart.LETTERS, entry);
    };
  }

  /** One of sixteen shares: names that begin alike are spread by their identifiers. */
  private static String share(int digit, Entry entry) {
    int share = Character.digit(Slug.md5(entry.id()).charAt(digit), 16);
    return share < 9 ? "0" + (share + 1) : Integer.toString(share + 1);
  }
}
