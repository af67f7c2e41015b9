package dev.sentinelsync.site.page;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.ListPart;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a page of a list leads to the other pages of the list (page layouts 1.12).
 *
 * @param label which part of the list the page shows; empty for the whole list
 * @param count how many entries the part has
 * @param above links to the larger parts that it belongs to, the whole list left out
 * @param siblings links to the parts beside it, itself among them; empty if they are too many
 * @param parts the smaller parts that have its entries; empty if the page has them
 */
public record ListView(
    String label, int count, List<PartLink> above, List<PartLink> siblings, List<Part> parts) {

  /** More parts than this are linked by the table of parts alone, not by a line above it too. */
  private static final int MOST_JUMPS = 60;

  /**
   * A link to the page of a part.
   *
   * @param label the part
   * @param target reference to its page
   */
  public record PartLink(String label, String target) {}

  /**
   * A smaller part.
   *
   * @param link to its page
   * @param count how many entries it has
   */
  public record Part(PartLink link, int count) {}

  /** Whether other pages have the entries. */
  public boolean isSplit() {
    return !parts.isEmpty();
  }

  /** Whether a line of links above the table of parts is short enough. */
  public boolean jumps() {
    return parts.size() <= MOST_JUMPS;
  }

  /**
   * The view of a part.
   *
   * @param kind the kind of the pages of parts
   */
  public static ListView of(PageContext context, ListPart part, PageKind kind) {
    List<String> steps = part.steps();
    return new ListView(
        ListPart.label(steps),
        part.count(),
        IntStream.range(1, Math.max(1, steps.size()))
            .mapToObj(length -> link(context, part, kind, steps.subList(0, length)))
            .toList(),
        part.siblings().stream()
            .map(step -> link(context, part, kind, part.sibling(step)))
            .toList(),
        part.parts().stream()
            .map(
                child ->
                    new Part(link(context, part, kind, part.child(child.step())), child.count()))
            .toList());
  }

  private static PartLink link(
      PageContext context, ListPart list, PageKind kind, List<String> steps) {
    PageId page = new PageId(kind, list.id(steps));
    return new PartLink(ListPart.label(steps), context.links().href(page));
  }
}
