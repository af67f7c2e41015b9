package dev.sentinelsync.site.list;

import dev.sentinelsync.site.link.Slug;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one page of a list shows: the whole list or a part of it (page layouts 1.12).
 *
 * @param list identifier of the list
 * @param stem address of the page of the whole list, without the ending
 * @param steps from the list to this part: a letter, a second letter, numbers of shares; none for
 *     the whole list
 * @param count how many entries it has
 * @param entries their identifiers; empty if they stand on pages of smaller parts
 * @param parts the smaller parts that have pages of their own
 * @param siblings last steps of the parts beside this one, itself among them; empty if there are
 *     too many to link them all
 */
public record ListPart(
    String list,
    String stem,
    List<String> steps,
    int count,
    List<String> entries,
    List<Part> parts,
    List<String> siblings) {

  /** Steps behind the two letters are numbers of shares. */
  static final int LETTERS = 2;

  /**
   * A smaller part.
   *
   * @param step from the part that it belongs to
   * @param count how many entries it has
   */
  public record Part(String step, int count) {}

  /** The identifier: of a whole list that of the list. */
  public String id() {
    return id(steps);
  }

  /** The identifier of the part of this list to which some steps lead. */
  public String id(List<String> path) {
    return path.isEmpty() ? list : list + "/" + String.join("/", path);
  }

  /** Whether smaller parts have pages of their own. */
  public boolean isSplit() {
    return !parts.isEmpty();
  }

  /** The steps to a smaller part. */
  public List<String> child(String step) {
    List<String> path = new ArrayList<>(steps);
    path.add(step);
    return List.copyOf(path);
  }

  /** The steps to a part beside this one. */
  public List<String> sibling(String step) {
    List<String> path = new ArrayList<>(steps.subList(0, steps.size() - 1));
    path.add(step);
    return List.copyOf(path);
  }

  /** What a part is called: {@code S}, {@code SU}, {@code SU, part 3}. */
  public static String label(List<String> steps) {
    String letters = String.join("", steps.subList(0, Math.min(LETTERS, steps.size())));
    return steps.size() <= LETTERS
        ? letters
        : letters
            + steps.subList(LETTERS, steps.size()).stream()
                .map(share -> Integer.toString(Integer.parseInt(share)))
                .collect(Collectors.joining(".", ", part ", ""));
  }

  /** The address of its page: beside that of the whole list. */
  public String address() {
    return steps.stream()
        .map(step -> step.equals(Letters.OTHER) ? "other" : Slug.fileStem(step))
        .map(step -> "-" + step)
        .collect(Collectors.joining("", stem, ".md"));
  }
}
