package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableStanding;
import dev.sentinelsync.catalog.table.TableStanding.Standing;
import dev.sentinelsync.site.page.Numbers;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.overview.Standings.Line;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The page of numbers (page layouts 8.17). Each is counted from the same rows and sets that the
 * other pages list.
 */
public final class StatisticsPage {

  private StatisticsPage() {}

  /**
   * What the template sees.
   *
   * @param solutions numbers of solutions
   * @param solutionsWithoutTier whether any of them names no tier
   * @param listedConnectors connectors that definitions of solutions list
   * @param connectors the listed, the discovered and all of them
   * @param connectorsWithoutTier whether the first solution of any names no tier
   * @param methods connectors by collection method
   * @param deprecatedAndUnpublished how many connectors are both, and counted as deprecated
   * @param tables numbers of tables
   * @param items all items
   * @param types items by type
   * @param parsers numbers of parsers
   * @param asim numbers of ASIM parsers
   * @param products numbers of products with ASIM parsers
   * @param version of this program
   * @param month of the revision
   */
  public record Model(
      List<Line> solutions,
      boolean solutionsWithoutTier,
      int listedConnectors,
      List<Line> connectors,
      boolean connectorsWithoutTier,
      List<Line> methods,
      int deprecatedAndUnpublished,
      Tables tables,
      Items items,
      List<Items> types,
      Parsers parsers,
      Asim asim,
      Products products,
      String version,
      String month) {}

  /**
   * Numbers of tables; each table is in one of the middle four.
   *
   * @param total all tables
   * @param ingested by connectors
   * @param contentOnly read by content and ingested by none
   * @param parsersOnly read by parsers only
   * @param referenceOnly used by nothing
   * @param xdrOnly documented for Defender XDR only
   */
  public record Tables(
      int total, int ingested, int contentOnly, int parsersOnly, int referenceOnly, int xdrOnly) {}

  /**
   * Numbers of items, with thousands separators.
   *
   * @param label what they are
   * @param total all of them
   * @param published of published solutions
   * @param unpublished of other solutions
   * @param standalone outside solutions, with metadata
   * @param githubOnly outside solutions, without
   */
  public record Items(
      String label,
      String total,
      String published,
      String unpublished,
      String standalone,
      String githubOnly) {}

  /**
   * Numbers of parsers.
   *
   * @param legacy of the top-level folder
   * @param listed that definitions of solutions list
   * @param discovered that they do not list
   * @param solutions solutions that have any
   */
  public record Parsers(int legacy, int listed, int discovered, int solutions) {}

  /**
   * Numbers of ASIM parsers.
   *
   * @param schemas that have parsers
   * @param sourcePairs pairs of source parsers
   * @param unionPairs pairs of union parsers
   * @param singles parsers without a twin
   * @param empty placeholders
   */
  public record Asim(int schemas, int sourcePairs, int unionPairs, int singles, int empty) {}

  /**
   * Numbers of products with ASIM parsers.
   *
   * @param products how many
   * @param pairs pairs of source parsers
   * @param singles source parsers without a twin
   * @param schemas that they cover
   * @param tables that they read
   */
  public record Products(int products, int pairs, int singles, int schemas, int tables) {}

  public static String render(PageContext context) {
    Counts counts = new Counts(context.facts());
    List<SolutionRow> solutions = counts.solutions();
    List<ConnectorRow> connectors = counts.connectors();
    List<Line> solutionLines =
        List.of(
            Standings.solutions("Solutions", solutions),
            Standings.solutions("With Connectors", Counts.withConnectors(solutions)),
            Standings.solutions("With Content", Counts.withContent(solutions)));
    List<Line> connectorLines = connectorLines(counts, connectors);
    Model model =
        new Model(
            solutionLines,
            solutionLines.get(0).tiers().none() > 0,
            (int) connectors.stream().filter(ConnectorRow::listed).count(),
            connectorLines,
            connectorLines.stream().anyMatch(line -> line.tiers().none() > 0),
            methods(counts, connectors),
            (int) connectors.stream().filter(row -> row.deprecated() && !row.published()).count(),
            tables(counts),
            items(counts),
            types(counts),
            new Parsers(
                counts.parsers("legacy"),
                counts.parsers("listed"),
                counts.parsers("discovered"),
                counts.parsers("solutions")),
            asim(counts),
            products(counts),
            context.setting("program.version"),
            context.setting("revision.month"));
    return context.fill("statistics.md.ftl", model);
  }

  private static List<Line> connectorLines(Counts counts, List<ConnectorRow> connectors) {
    return List.of(
        Standings.connectors(
            "In Solutions",
            connectors.stream().filter(ConnectorRow::listed).toList(),
            counts::tier),
        Standings.connectors(
            "Discovered", connectors.stream().filter(row -> !row.listed()).toList(), counts::tier),
        Standings.connectors("Total", connectors, counts::tier));
  }

  private static List<Line> methods(Counts counts, List<ConnectorRow> connectors) {
    SortedMap<String, List<ConnectorRow>> byMethod = new TreeMap<>(Ordinal.ORDER);
    for (ConnectorRow row : connectors) {
      String method = row.method().isEmpty() ? "Unknown" : row.method();
      byMethod.computeIfAbsent(method, same -> new ArrayList<>()).add(row);
    }
    return byMethod.entrySet().stream()
        .map(entry -> Standings.connectors(entry.getKey(), entry.getValue(), counts::tier))
        .sorted(Comparator.comparing(Line::total).reversed())
        .toList();
  }

  private static Tables tables(Counts counts) {
    return new Tables(
        counts.tables(),
        counts.bucket(TableStanding.bucket(Standing.INGESTED)),
        counts.bucket(TableStanding.bucket(Standing.CONTENT_ONLY)),
        counts.bucket(TableStanding.bucket(Standing.PARSERS_ONLY)),
        counts.bucket(TableStanding.bucket(Standing.REFERENCE_ONLY)),
        counts.bucket(Buckets.xdrOnlyTables()));
  }

  private static Items items(Counts counts) {
    return new Items(
        "Content Items",
        number(counts.bucket(Buckets.items())),
        number(counts.bucket(Buckets.items(ContentSource.SOLUTION, true))),
        number(counts.bucket(Buckets.items(ContentSource.SOLUTION, false))),
        number(counts.bucket(Buckets.items(ContentSource.STANDALONE, true))),
        number(counts.bucket(Buckets.items(ContentSource.GITHUB_ONLY, true))));
  }

  private static List<Items> types(Counts counts) {
    return ContentType.inCounts().stream()
        .filter(type -> counts.items(type) > 0)
        .map(type -> items(counts, type))
        .toList();
  }

  private static Items items(Counts counts, ContentType type) {
    return new Items(
        type.plural(),
        number(counts.items(type)),
        number(counts.bucket(Buckets.items(type, ContentSource.SOLUTION, true))),
        number(counts.bucket(Buckets.items(type, ContentSource.SOLUTION, false))),
        number(counts.bucket(Buckets.items(type, ContentSource.STANDALONE, true))),
        number(counts.bucket(Buckets.items(type, ContentSource.GITHUB_ONLY, true))));
  }

  private static String number(int count) {
    return Numbers.withSeparators(count);
  }

  private static Asim asim(Counts counts) {
    return new Asim(
        counts.schemas(),
        counts.bucket(AsimRow.bucket(Role.SOURCE, true)),
        counts.bucket(AsimRow.bucket(Role.UNION, true)),
        counts.bucket(AsimRow.bucket(Role.SOURCE, false))
            + counts.bucket(AsimRow.bucket(Role.UNION, false)),
        counts.bucket(AsimRow.bucket(Role.EMPTY, true))
            + counts.bucket(AsimRow.bucket(Role.EMPTY, false)));
  }

  private static Products products(Counts counts) {
    return new Products(
        counts.products(),
        counts.bucket(Buckets.asimProducts("pairs")),
        counts.bucket(Buckets.asimProducts("singles")),
        counts.bucket(Buckets.asimProducts("schemas")),
        counts.bucket(Buckets.asimProducts("tables")));
  }
}
