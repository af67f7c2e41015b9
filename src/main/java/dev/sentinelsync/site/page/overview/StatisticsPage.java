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
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.overview.Standings.Line;
import dev.sentinelsync.support.Numbers;
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
   * @param connectors numbers of connectors
   * @param tables numbers of tables
   * @param content numbers of items
   * @param parsers numbers of parsers
   * @param asim numbers of ASIM parsers
   * @param products numbers of products with ASIM parsers
   * @param edition what the pages are made by and from
   */
  public record Model(
      Solutions solutions,
      Connectors connectors,
      Tables tables,
      Content content,
      Parsers parsers,
      Asim asim,
      Products products,
      Edition edition) {}

  /**
   * Numbers of solutions.
   *
   * @param all of them
   * @param withConnectors those with a connector that a definition lists
   * @param withContent those with content
   */
  public record Solutions(Line all, Line withConnectors, Line withContent) {

    private static Solutions of(List<SolutionRow> rows) {
      return new Solutions(
          Standings.solutions(rows),
          Standings.solutions(Counts.withConnectors(rows)),
          Standings.solutions(Counts.withContent(rows)));
    }

    /** Whether any solution names no tier. */
    public boolean withoutTier() {
      return all.tiers().none() > 0;
    }
  }

  /**
   * Numbers of connectors.
   *
   * @param listed those that definitions of solutions list
   * @param discovered the other ones
   * @param all of them
   * @param methods by collection method, the most used first
   * @param deprecatedAndUnpublished how many are both, and counted as deprecated
   */
  public record Connectors(
      Line listed, Line discovered, Line all, List<Method> methods, int deprecatedAndUnpublished) {

    private static Connectors of(Counts counts, List<ConnectorRow> rows) {
      return new Connectors(
          Standings.connectors(rows.stream().filter(ConnectorRow::listed).toList(), counts::tier),
          Standings.connectors(rows.stream().filter(row -> !row.listed()).toList(), counts::tier),
          Standings.connectors(rows, counts::tier),
          byMethod(counts, rows),
          (int) rows.stream().filter(row -> row.deprecated() && !row.published()).count());
    }

    /** Whether the first solution of any connector names no tier. */
    public boolean withoutTier() {
      return all.tiers().none() > 0;
    }
  }

  /**
   * Numbers of connectors that collect in one way.
   *
   * @param name of the collection method
   * @param count the numbers
   */
  public record Method(String name, Line count) {}

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
   * Numbers of items.
   *
   * @param all of them
   * @param types by type
   */
  public record Content(Items all, List<TypeItems> types) {}

  /**
   * Numbers of items of one type.
   *
   * @param type the type
   * @param items the numbers
   */
  public record TypeItems(ContentType type, Items items) {}

  /**
   * Numbers of items, with thousands separators.
   *
   * @param total all of them
   * @param published of published solutions
   * @param unpublished of other solutions
   * @param standalone outside solutions, with metadata
   * @param githubOnly outside solutions, without
   */
  public record Items(
      String total, String published, String unpublished, String standalone, String githubOnly) {}

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
    Model model =
        new Model(
            Solutions.of(counts.solutions()),
            Connectors.of(counts, counts.connectors()),
            tables(counts),
            new Content(items(counts), types(counts)),
            new Parsers(
                counts.parsers("legacy"),
                counts.parsers("listed"),
                counts.parsers("discovered"),
                counts.parsers("solutions")),
            asim(counts),
            products(counts),
            Edition.of(context));
    return context.fill("statistics.md.ftl", model);
  }

  private static List<Method> byMethod(Counts counts, List<ConnectorRow> connectors) {
    SortedMap<String, List<ConnectorRow>> groups = new TreeMap<>(Ordinal.ORDER);
    for (ConnectorRow row : connectors) {
      String method = row.method().isEmpty() ? "Unknown" : row.method();
      groups.computeIfAbsent(method, same -> new ArrayList<>()).add(row);
    }
    return groups.entrySet().stream()
        .map(
            entry ->
                new Method(entry.getKey(), Standings.connectors(entry.getValue(), counts::tier)))
        .sorted(Comparator.comparing((Method method) -> method.count().total()).reversed())
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
        number(counts.bucket(Buckets.items())),
        number(counts.bucket(Buckets.items(ContentSource.SOLUTION, true))),
        number(counts.bucket(Buckets.items(ContentSource.SOLUTION, false))),
        number(counts.bucket(Buckets.items(ContentSource.STANDALONE, true))),
        number(counts.bucket(Buckets.items(ContentSource.GITHUB_ONLY, true))));
  }

  private static List<TypeItems> types(Counts counts) {
    return ContentType.inCounts().stream()
        .filter(type -> counts.items(type) > 0)
        .map(type -> new TypeItems(type, items(counts, type)))
        .toList();
  }

  private static Items items(Counts counts, ContentType type) {
    return new Items(
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
