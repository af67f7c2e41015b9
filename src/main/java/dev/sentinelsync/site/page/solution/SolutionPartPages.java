package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import java.util.List;

/** The items of one type of a solution or group that has too many for its page (8.8). */
public final class SolutionPartPages {

  private SolutionPartPages() {}

  /**
   * What the template sees.
   *
   * @param owner name of the solution or group
   * @param solution reference to its page
   * @param type the type
   * @param whole reference to the page of all its items of the type
   * @param view the part of them that the page shows, and the pages of other parts
   * @param sections its items; empty if smaller parts have pages
   * @param flagged whether any of them is marked
   */
  public record Model(
      String owner,
      String solution,
      ContentType type,
      String whole,
      ListView view,
      List<SolutionContent.Section> sections,
      boolean flagged) {}

  public static String render(PageContext context) {
    ListPart part = context.facts().get(SiteLists.SOLUTIONS.parts(), context.id());
    int slash = part.list().lastIndexOf('/');
    String solution = part.list().substring(0, slash);
    List<ItemRow> rows = new ItemLinks(context).rows(part.entries());
    return context.fill(
        "solution-part.md.ftl",
        new Model(
            context.facts().get(SolutionCatalog.SOLUTION_ROW, solution).name(),
            context.links().href(new PageId(PageKind.SOLUTION, solution)),
            ContentType.ofSlug(part.list().substring(slash + 1)),
            context.links().href(new PageId(PageKind.SOLUTION_PART, part.list())),
            ListView.of(context, part, PageKind.SOLUTION_PART),
            SolutionContent.sections(context, rows),
            rows.stream().anyMatch(row -> !row.listed())));
  }
}
