package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.catalog.attack.AttackCatalog;
import dev.sentinelsync.catalog.check.CheckCatalog;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.past.ChangesPages;
import dev.sentinelsync.site.page.past.CommitView;
import dev.sentinelsync.support.Numbers;
import java.util.List;

/** The first page (page layouts 8.1). */
public final class HomePage {

  private HomePage() {}

  /**
   * What the template sees.
   *
   * @param solutions numbers of solutions
   * @param connectors numbers of connectors
   * @param tables all tables
   * @param items all content items, with thousands separators
   * @param parsers numbers of parsers
   * @param data the facts as files, and what is wrong with them
   * @param repository address of the source
   * @param edition what the pages are made by and from
   */
  public record Model(
      Solutions solutions,
      Connectors connectors,
      int tables,
      String items,
      Parsers parsers,
      Data data,
      String repository,
      Edition edition) {}

  /**
   * Numbers of solutions.
   *
   * @param total all of them
   * @param withConnectors those with a connector that a definition lists
   * @param withContent those with content
   * @param unpublished whether any is not published
   */
  public record Solutions(int total, int withConnectors, int withContent, boolean unpublished) {

    private static Solutions of(List<SolutionRow> solutions) {
      return new Solutions(
          solutions.size(),
          Counts.withConnectors(solutions).size(),
          Counts.withContent(solutions).size(),
          solutions.stream().anyMatch(row -> !row.published()));
    }
  }

  /**
   * Numbers of connectors.
   *
   * @param total all of them
   * @param deprecated whether any is deprecated
   */
  public record Connectors(int total, boolean deprecated) {

    private static Connectors of(List<ConnectorRow> connectors) {
      return new Connectors(
          connectors.size(), connectors.stream().anyMatch(ConnectorRow::deprecated));
    }
  }

  /**
   * Numbers of parsers.
   *
   * @param others all parsers outside ASIM
   * @param asimPairs pairs of ASIM parsers
   * @param products products with ASIM parsers
   */
  public record Parsers(int others, int asimPairs, int products) {

    private static Parsers of(Counts counts) {
      return new Parsers(
          counts.parsers("legacy") + counts.parsers("listed") + counts.parsers("discovered"),
          counts.bucket(AsimRow.bucket(Role.SOURCE, true))
              + counts.bucket(AsimRow.bucket(Role.UNION, true)),
          counts.products());
    }
  }

  /**
   * Numbers that only the layout {@code full} shows.
   *
   * @param methods collection methods
   * @param logicApps Logic App connectors
   * @param techniques techniques that items name, sub-techniques left out
   * @param behind solutions with rules that their packages do not have
   * @param news the newest commits that changed items; none without history
   */
  public record More(
      int methods, int logicApps, int techniques, int behind, List<CommitView> news) {

    /** Commits that the first page names. */
    private static final int NEWS = 5;

    private static More of(PageContext context) {
      return new More(
          context.facts().count(ConnectorCatalog.METHOD),
          context.facts().count(LogicAppCatalog.LOGIC_APP),
          context.facts().count(AttackCatalog.USED, ""),
          context.facts().count(CheckCatalog.SOLUTIONS_BEHIND, ""),
          ChangesPages.newest(context, NEWS));
    }
  }

  /**
   * The facts behind the pages.
   *
   * @param doubtfulFiles how many files the report of problems names
   * @param exports the tables of values
   * @param more numbers that only the layout {@code full} shows; null in other layouts
   */
  public record Data(int doubtfulFiles, List<Export> exports, More more) {}

  /**
   * A table of values.
   *
   * @param name file name
   * @param target reference to it
   */
  public record Export(String name, String target) {}

  public static String render(PageContext context) {
    Counts counts = new Counts(context.facts());
    Model model =
        new Model(
            Solutions.of(counts.solutions()),
            Connectors.of(counts.connectors()),
            counts.tables(),
            Numbers.withSeparators(counts.bucket(Buckets.items())),
            Parsers.of(counts),
            new Data(
                context.facts().count(InputCatalog.DOUBTFUL_FILES, ""),
                exports(context),
                context.isFull() ? More.of(context) : null),
            context.setting(SourceUrls.SETTING),
            Edition.of(context));
    return context.fill("readme.md.ftl", model);
  }

  private static List<Export> exports(PageContext context) {
    return List.of(ExportFile.values()).stream()
        .map(export -> new Export(export.fileName(), context.links().href(export.page())))
        .toList();
  }
}
