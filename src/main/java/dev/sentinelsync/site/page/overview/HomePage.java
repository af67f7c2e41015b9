package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.site.page.Numbers;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import java.util.List;

/** The first page (page layouts 8.1). */
public final class HomePage {

  private HomePage() {}

  /**
   * What the template sees.
   *
   * @param solutions all solutions
   * @param withConnectors those with a connector that a definition lists
   * @param withContent those with content
   * @param connectors all connectors
   * @param tables all tables
   * @param items all content items, with thousands separators
   * @param parsers all parsers outside ASIM
   * @param asimPairs pairs of ASIM parsers
   * @param products products with ASIM parsers
   * @param unpublished whether a sign for unpublished solutions is needed
   * @param deprecated whether a sign for deprecated connectors is needed
   * @param doubtfulFiles files that the report of problems names
   * @param exports the tables of values
   * @param repository address of the source
   * @param version of this program
   * @param month of the revision
   */
  public record Model(
      int solutions,
      int withConnectors,
      int withContent,
      int connectors,
      int tables,
      String items,
      int parsers,
      int asimPairs,
      int products,
      boolean unpublished,
      boolean deprecated,
      int doubtfulFiles,
      List<Export> exports,
      String repository,
      String version,
      String month) {}

  /**
   * A table of values.
   *
   * @param name file name
   * @param target reference to it
   */
  public record Export(String name, String target) {}

  public static String render(PageContext context) {
    Counts counts = new Counts(context.facts());
    List<SolutionRow> solutions = counts.solutions();
    List<ConnectorRow> connectors = counts.connectors();
    Model model =
        new Model(
            solutions.size(),
            Counts.withConnectors(solutions).size(),
            Counts.withContent(solutions).size(),
            connectors.size(),
            counts.tables(),
            Numbers.withSeparators(counts.bucket(Buckets.items())),
            counts.parsers("legacy") + counts.parsers("listed") + counts.parsers("discovered"),
            counts.bucket(AsimRow.bucket(Role.SOURCE, true))
                + counts.bucket(AsimRow.bucket(Role.UNION, true)),
            counts.products(),
            solutions.stream().anyMatch(row -> !row.published()),
            connectors.stream().anyMatch(ConnectorRow::deprecated),
            context.facts().count(InputCatalog.DOUBTFUL_FILES, ""),
            exports(context),
            context.setting(SourceUrls.SETTING),
            context.setting("program.version"),
            context.setting("revision.month"));
    return context.fill("readme.md.ftl", model);
  }

  private static List<Export> exports(PageContext context) {
    return List.of(ExportFile.values()).stream()
        .map(export -> new Export(export.fileName(), context.links().href(export.page())))
        .toList();
  }
}
