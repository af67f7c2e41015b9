package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.EmbeddedReadme;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.KeptNotice;
import dev.sentinelsync.site.page.LastChanged;
import dev.sentinelsync.site.page.Notes;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.ProductLinks;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Pages of solutions and of the two groups of items that belong to none (page layouts 8.8). */
public final class SolutionPages {

  private static final Set<FileKind> MAY_DEFINE_CONNECTORS =
      EnumSet.of(FileKind.CONNECTOR, FileKind.SOLUTION_PACKAGE);

  private SolutionPages() {}

  /**
   * What the template sees.
   *
   * @param solution the solution or group
   * @param shown its attributes as the page shows them
   * @param connectors what it ingests with
   * @param uses the tables and parsers that its connectors and items use
   * @param content its items
   * @param readme its README, or null
   * @param releaseNotes ready for the page
   * @param dependencies what the solutions bring that it needs; only in the layout {@code full}
   */
  public record Model(
      Solution solution,
      Shown shown,
      Connectors connectors,
      Uses uses,
      SolutionContent content,
      EmbeddedReadme readme,
      Markup releaseNotes,
      List<SolutionDependency> dependencies) {}

  /**
   * Attributes as the page shows them.
   *
   * @param logo or nothing
   * @param description ready for the page
   * @param supportLink link to its support
   * @param changed when something below its folder changed last
   * @param folder link to its folder
   * @param dependencies links to the solutions it needs
   * @param unknownOffer whether the reference facts do not name its offer
   * @param remarks notes of files and of corrections
   */
  public record Shown(
      Markup logo,
      Markup description,
      Markup supportLink,
      LastChanged changed,
      Markup folder,
      Markup dependencies,
      boolean unknownOffer,
      Remarks remarks) {}

  /**
   * Remarks on a solution.
   *
   * @param kept files of which the page shows an earlier version
   * @param notes corrections' notes
   */
  public record Remarks(List<KeptNotice> kept, List<Markup> notes) {}

  /**
   * The connectors of a solution.
   *
   * @param links links to them, by id
   * @param discovered how many of them its definition does not list
   * @param unreadable how many files of connectors cannot be read
   */
  public record Connectors(List<Markup> links, int discovered, int unreadable) {}

  /**
   * What the connectors and items of a solution use.
   *
   * @param products links to the products that the ASIM parsers are for
   * @param asim the ASIM parsers that items use
   * @param tables the tables that connectors and items use
   * @param internal the tables that it keeps for itself
   */
  public record Uses(
      List<Markup> products,
      List<SolutionUses.Line> asim,
      List<SolutionUses.Line> tables,
      List<SolutionUses.Line> internal) {}

  public static String render(PageContext context) {
    Solution solution = context.facts().get(SolutionCatalog.SOLUTION, context.id());
    SolutionUses uses = new SolutionUses(context);
    Connectors connectors = connectors(context, solution, uses);
    SolutionContent content = SolutionContent.of(context, solution.key(), uses);
    Model model =
        new Model(
            solution,
            shown(context, solution),
            connectors,
            new Uses(products(context, uses), uses.asim(), uses.shared(), uses.internal()),
            content,
            EmbeddedReadme.ofSolution(context, solution),
            EmbeddedReadme.releaseNotes(context, solution),
            context.isFull() ? SolutionDependency.of(context, solution) : List.of());
    return context.fill("solution.md.ftl", model);
  }

  private static Shown shown(PageContext context, Solution solution) {
    return new Shown(
        Icons.logo(context, solution.about().logoUrl(), solution.name() + " Logo", 75),
        Descriptions.solution(context, solution),
        WebAddress.link(solution.supportLink()),
        lastChanged(context, solution),
        SourceUrls.versionedLink(context, Escape::label, solution.key()),
        dependencies(context, solution),
        isUnknownOffer(context, solution),
        new Remarks(
            KeptNotice.of(context, path -> path.startsWith(solution.key() + "/")),
            Notes.of(solution.about().additionalInformation())));
  }

  /** Its metadata know better, so only without a date there the page depends on commits. */
  private static LastChanged lastChanged(PageContext context, Solution solution) {
    return solution.isGroup() || !solution.lastPublished().isEmpty()
        ? LastChanged.NOT_SHOWN
        : LastChanged.of(context, solution.key());
  }

  /** The connectors of a solution; reports what each ingests to {@code uses}. */
  private static Connectors connectors(PageContext context, Solution solution, SolutionUses uses) {
    ConnectorLinks links = new ConnectorLinks(context);
    List<ConnectorRow> rows =
        links.rows(
            context.facts().members(ConnectorCatalog.CONNECTORS_BY_SOLUTION, solution.key()),
            ConnectorLinks.BY_ID);
    rows.forEach(uses::add);
    return new Connectors(
        rows.stream()
            .map(row -> row.listed() ? links.link(row) : links.link(row).plus(" ⚠️"))
            .toList(),
        (int) rows.stream().filter(row -> !row.listed()).count(),
        (int)
            KeptNotice.unreadable(context, path -> path.startsWith(solution.key() + "/")).stream()
                .filter(file -> MAY_DEFINE_CONNECTORS.contains(file.kind().orElseThrow()))
                .count());
  }

  private static boolean isUnknownOffer(PageContext context, Solution solution) {
    return !solution.marketplaceId().isEmpty()
        && context.facts().find(InputCatalog.OFFER, solution.marketplaceId()).isEmpty();
  }

  /** In the order of the definition; an offer that no solution here has stays as it is. */
  private static Markup dependencies(PageContext context, Solution solution) {
    SolutionLinks links = new SolutionLinks(context);
    return Markup.join(
        ", ",
        solution.about().dependencyIds().stream()
            .map(
                offer ->
                    context.facts().members(SolutionCatalog.SOLUTIONS_BY_OFFER, offer).stream()
                        .findFirst()
                        .map(links::link)
                        .orElseGet(() -> new Markup(Escape.inline(offer))))
            .toList());
  }

  private static List<Markup> products(PageContext context, SolutionUses uses) {
    TreeSet<String> products = new TreeSet<>(Ordinal.ORDER);
    uses.asimKeys()
        .forEach(
            key -> products.addAll(context.facts().get(ParserCatalog.ASIM_PRODUCTS, key).names()));
    return products.stream().map(product -> ProductLinks.to(context, product)).toList();
  }
}
