package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.LetterGroup;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
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
   * @param letters the solutions by letter
   */
  public record Model(
      int count,
      int connectors,
      int withItems,
      List<Markup> groups,
      boolean unpublished,
      boolean usesAsim,
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
        context.facts().members(SolutionCatalog.SOLUTIONS, "").stream()
            .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key))
            .sorted(Comparator.comparing(SolutionRow::name, Ordinal.ORDER))
            .toList();
    List<Row> rows =
        solutions.stream()
            .map(
                solution ->
                    new Row(
                        solution,
                        Icons.logo(context, solution.logoUrl(), "", LOGO),
                        links.link(solution)))
            .toList();
    Model model =
        new Model(
            solutions.size(),
            context.facts().count(InputCatalog.BUCKETS, Buckets.listedConnectors()),
            (int) solutions.stream().filter(one -> one.contents().hasItems()).count(),
            Stream.of(Solution.STANDALONE, Solution.GITHUB_ONLY)
                .filter(group -> context.links().exists(new PageId(PageKind.SOLUTION, group)))
                .map(links::link)
                .toList(),
            solutions.stream().anyMatch(solution -> !solution.published()),
            solutions.stream().anyMatch(SolutionRow::usesAsim),
            LetterGroup.of(rows, row -> row.solution().name()));
    return context.fill("solutions-index.md.ftl", model);
  }
}
