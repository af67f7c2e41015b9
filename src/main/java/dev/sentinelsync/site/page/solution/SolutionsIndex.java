package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.IndexPart;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.ListView;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The index of solutions (page layouts 8.2). */
public final class SolutionsIndex {

  private static final int LOGO = 32;

  private SolutionsIndex() {}

  /**
   * What the template sees.
   *
   * @param count how many solutions
   * @param connectors how many connectors their definitions list
   * @param withItems how many solutions have content items
   * @param groups links to the groups of items that belong to none
   * @param unpublished whether any is not on the marketplace
   * @param usesAsim whether any uses ASIM parsers
   * @param view the pages of parts of the list
   * @param letters the solutions by letter; empty if parts have pages
   */
  public record Model(
      int count,
      int connectors,
      int withItems,
      List<Markup> groups,
      boolean unpublished,
      boolean usesAsim,
      ListView view,
      List<LetterGroup<Row>> letters) {}

  /**
   * A solution.
   *
   * @param solution what lists know of it
   * @param logo picture, or nothing
   * @param link to it
   */
  public record Row(SolutionRow solution, Markup logo, Markup link) {}

  public static String render(PageContext context) {
    SolutionLinks links = new SolutionLinks(context);
    List<SolutionRow> solutions =
        rows(context, context.facts().members(SolutionCatalog.SOLUTIONS, ""));
    ListPart part = context.facts().get(SiteLists.INDEXES.parts(), IndexList.SOLUTIONS.id());
    List<Row> shown = part.isSplit() ? List.of() : shown(context, solutions);
    Model model =
        new Model(
            solutions.size(),
            context.facts().count(InputCatalog.BUCKETS, Buckets.listedConnectors()),
            (int) solutions.stream().filter(one -> one.contents().hasItems()).count(),
            Stream.of(Solution.STANDALONE, Solution.GITHUB_ONLY)
                .filter(group -> context.links().exists(new PageId(PageKind.SOLUTION, group)))
                .map(links::link)
                .toList(),
            shown.stream().anyMatch(row -> !row.solution().published()),
            shown.stream().anyMatch(row -> row.solution().usesAsim()),
            ListView.of(context, part, PageKind.INDEX_PART),
            LetterGroup.of(shown, row -> row.solution().name()));
    return context.fill("solutions-index.md.ftl", model);
  }

  /** The page of a part of the index. */
  public static String renderPart(PageContext context, ListPart part) {
    List<Row> shown = shown(context, rows(context, part.entries()));
    return IndexPart.fill(
        context,
        part,
        shown,
        new IndexPart.Signs(
            shown.stream().anyMatch(row -> !row.solution().published()),
            false,
            false,
            shown.stream().anyMatch(row -> row.solution().usesAsim())));
  }

  private static List<SolutionRow> rows(PageContext context, Collection<String> keys) {
    return keys.stream()
        .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key))
        .sorted(Comparator.comparing(SolutionRow::name, Ordinal.ORDER))
        .toList();
  }

  private static List<Row> shown(PageContext context, List<SolutionRow> solutions) {
    SolutionLinks links = new SolutionLinks(context);
    return solutions.stream()
        .map(
            solution ->
                new Row(
                    solution,
                    Icons.logo(context, solution.logoUrl(), "", LOGO),
                    links.link(solution)))
        .toList();
  }
}
