package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The solutions whose packages are behind their analytic rules (page layouts 17.5). */
public final class PackagesPage {

  private PackagesPage() {}

  /**
   * What the template sees.
   *
   * @param rules how many rules wait
   * @param rows a line for each solution, the one that waits longest first
   */
  public record Model(int rules, List<Row> rows) {}

  /**
   * A solution.
   *
   * @param name by which it is sorted
   * @param solution link to its page
   * @param missing rules that the package lacks
   * @param versions rules of which it has another version
   * @param queries rules of which it has another query under the same version
   * @param since day of the first change that is not in the package; empty if it is not known
   * @param commit of that change; nothing if it is not known
   */
  public record Row(
      String name,
      Markup solution,
      int missing,
      int versions,
      int queries,
      String since,
      Markup commit) {

    private static Row of(PageContext context, SolutionLinks links, String key) {
      SolutionRow solution = context.facts().get(SolutionCatalog.SOLUTION_ROW, key);
      List<PackageLag> rules = PackageLag.ofSolution(context, key);
      PackageLag first =
          rules.stream()
              .filter(rule -> !rule.since().isEmpty())
              .min(Comparator.comparing(PackageLag::since))
              .orElse(rules.get(0));
      return new Row(
          solution.name(),
          links.link(solution),
          count(rules, rule -> !rule.packaged().packaged()),
          count(rules, rule -> rule.packaged().packaged() && !rule.packaged().sameVersion()),
          count(rules, rule -> rule.packaged().packaged() && rule.packaged().sameVersion()),
          first.since(),
          first.commit());
    }

    private static int count(List<PackageLag> rules, Predicate<PackageLag> which) {
      return (int) rules.stream().filter(which).count();
    }

    /** How many of its rules wait. */
    public int rules() {
      return missing + versions + queries;
    }
  }

  /** Makes the page. */
  public static String render(PageContext context) {
    SolutionLinks links = new SolutionLinks(context);
    List<Row> rows =
        context.facts().get(CheckCatalog.PACKAGES, context.id()).stream()
            .map(key -> Row.of(context, links, key))
            .sorted(
                Comparator.comparing((Row row) -> row.since().isEmpty())
                    .thenComparing(Row::since)
                    .thenComparing(Row::name, Ordinal.ORDER))
            .toList();
    return context.fill(
        "packages.md.ftl", new Model(rows.stream().mapToInt(Row::rules).sum(), rows));
  }
}
