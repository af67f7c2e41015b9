package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableStanding;
import dev.sentinelsync.catalog.table.TableStanding.Standing;
import dev.sentinelsync.site.link.PageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The numbers of the reference, rebuilt from as many facts as they count. What it says of how many
 * things have which two properties decides on nothing, so any facts with its sums will do.
 */
class ReferenceStatisticsTest {

  private static final List<String> TIERS = List.of("Microsoft", "Partner", "Community", "");

  private final FactSheet sheet = new FactSheet();

  @BeforeEach
  void settings() {
    sheet
        .set(InputCatalog.SETTING, "program.version", "1.0")
        .set(InputCatalog.SETTING, "revision.month", "January 2026");
  }

  @Test
  void solutionsAreReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("statistics.md");
    List<List<String>> rows = PublishedPage.rows(page.section("## Solutions"));
    int[][] all = cells(rows.get(0), 2);
    int[][] withConnectors = cells(rows.get(1), 2);
    int[][] withContent = cells(rows.get(2), 2);
    for (int tier = 0; tier < TIERS.size(); tier++) {
      for (int published = 0; published < 2; published++) {
        for (int i = 0; i < all[tier][published]; i++) {
          String key = tier + "/" + published + "/" + i;
          sheet
              .add(SolutionCatalog.SOLUTIONS, "", key)
              .set(
                  SolutionCatalog.SOLUTION_ROW,
                  key,
                  new SolutionRow(
                      key,
                      key,
                      "",
                      "",
                      "",
                      TIERS.get(tier),
                      published == 0,
                      new SolutionRow.Contents(
                          false,
                          i < withContent[tier][published],
                          i < withConnectors[tier][published],
                          i < withConnectors[tier][published])));
        }
      }
    }
    connectors("CCF", true, new int[][] {{384, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}});
    add(InputCatalog.BUCKETS, TableStanding.bucket(Standing.INGESTED), 824);

    String rendered = section("## Solutions");

    assertThat(rendered).contains("Community | No Tier |\n");
    PublishedPage.assertSame(withoutNoTier(rendered), page.section("## Solutions"));
  }

  @Test
  void connectorsInAndOutsideOfDefinitionsAreReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("statistics.md");
    List<List<String>> rows = PublishedPage.rows(page.section("### Connectors Overview"));
    connectors("CCF", true, cells(rows.get(0), 3));
    connectors("CCF", false, cells(rows.get(1), 3));

    PublishedPage.assertSame(
        withoutNoTier(section("### Connectors Overview")), page.section("### Connectors Overview"));
  }

  @Test
  void collectionMethodsAreReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("statistics.md");
    for (List<String> row : PublishedPage.rows(page.section("### Collection Methods"))) {
      if (!row.get(0).contains("Total")) {
        connectors(row.get(0), true, cells(row, 3));
      }
    }

    PublishedPage.assertSame(
        withoutNoTier(section("### Collection Methods")).replaceFirst("\n\n\\*Deprecated .*", ""),
        page.section("### Collection Methods"));
  }

  @Test
  void tablesAreReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("statistics.md");
    add(TableCatalog.TABLE_NAMES, "", 1813);
    add(InputCatalog.BUCKETS, TableStanding.bucket(Standing.INGESTED), 824);
    add(InputCatalog.BUCKETS, TableStanding.bucket(Standing.CONTENT_ONLY), 259);
    add(InputCatalog.BUCKETS, TableStanding.bucket(Standing.REFERENCE_ONLY), 730);
    add(InputCatalog.BUCKETS, Buckets.xdrOnlyTables(), 31);

    PublishedPage.assertSame(section("## Tables"), page.section("## Tables"));
  }

  @Test
  void contentIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("statistics.md");
    for (List<String> row : PublishedPage.rows(page.section("### Content Items by Type"))) {
      ContentType type =
          ContentType.ofSlug(
              row.get(0).replace("*", "").toLowerCase(Locale.ROOT).replace(' ', '-'));
      items(type, ContentSource.SOLUTION, true, row.get(2));
      items(type, ContentSource.SOLUTION, false, row.get(3));
      items(type, ContentSource.STANDALONE, true, row.get(4));
      items(type, ContentSource.GITHUB_ONLY, true, row.get(5));
    }

    PublishedPage.assertSame(section("## Content"), page.section("## Content"));
  }

  private void items(ContentType type, ContentSource source, boolean published, String count) {
    for (int i = 0; i < Integer.parseInt(count.replace(",", "")); i++) {
      String path = type + "/" + source + "/" + published + "/" + i;
      sheet.add(ItemCatalog.ITEMS_BY_TYPE, type.key(), path);
      sheet.add(InputCatalog.BUCKETS, Buckets.items(), path);
      sheet.add(InputCatalog.BUCKETS, Buckets.items(source, published), path);
      sheet.add(InputCatalog.BUCKETS, Buckets.items(type, source, published), path);
    }
  }

  /** The reference counts half of the pairs (page layouts 11.8); the rows are the same. */
  @Test
  void parsersAreReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("statistics.md");
    add(InputCatalog.BUCKETS, Buckets.parsers("legacy"), 35);
    add(InputCatalog.BUCKETS, Buckets.parsers("listed"), 489);
    add(InputCatalog.BUCKETS, Buckets.parsers("discovered"), 28);
    add(InputCatalog.BUCKETS, Buckets.parsers("solutions"), 158);
    add(ParserCatalog.ASIM_SCHEMAS, "", 11);
    add(InputCatalog.BUCKETS, AsimRow.bucket(Role.SOURCE, true), 82);
    add(InputCatalog.BUCKETS, AsimRow.bucket(Role.UNION, true), 13);
    add(ParserCatalog.ASIM_PRODUCT_NAMES, "", 80);
    add(InputCatalog.BUCKETS, Buckets.asimProducts("pairs"), 82);
    add(InputCatalog.BUCKETS, Buckets.asimProducts("schemas"), 11);
    add(InputCatalog.BUCKETS, Buckets.asimProducts("tables"), 71);

    for (String heading : List.of("## Parsers", "## ASIM Parsers", "## ASIM Products")) {
      assertThat(PublishedPage.rows(section(heading)))
          .isNotEmpty()
          .isEqualTo(PublishedPage.rows(page.section(heading)));
    }
  }

  private void add(Index index, String id, int count) {
    for (int i = 0; i < count; i++) {
      sheet.add(index, id, id + i);
    }
  }

  /**
   * Shares a row's numbers out to cells, one of each tier and standing.
   *
   * @param standings how many columns behind the total are standings
   */
  private static int[][] cells(List<String> row, int standings) {
    List<Integer> numbers = new ArrayList<>();
    for (String cell : row.subList(1, row.size())) {
      numbers.add(Integer.parseInt(cell.replaceAll("[^0-9]", "")));
    }
    int[] tiers = new int[TIERS.size()];
    int left = numbers.get(0);
    for (int tier = 0; tier < TIERS.size() - 1; tier++) {
      tiers[tier] = numbers.get(1 + standings + tier);
      left -= tiers[tier];
    }
    tiers[TIERS.size() - 1] = left;
    int[][] cells = new int[TIERS.size()][standings];
    int standing = 0;
    int room = numbers.get(1);
    for (int tier = 0; tier < tiers.length; tier++) {
      for (int i = 0; i < tiers[tier]; i++) {
        while (room == 0) {
          room = numbers.get(1 + ++standing);
        }
        cells[tier][standing]++;
        room--;
      }
    }
    return cells;
  }

  private void connectors(String method, boolean listed, int[][] cells) {
    for (int tier = 0; tier < cells.length; tier++) {
      String solution = "of " + TIERS.get(tier);
      sheet.set(
          SolutionCatalog.SOLUTION_ROW,
          solution,
          new SolutionRow(
              solution,
              solution,
              "",
              "",
              "",
              TIERS.get(tier),
              true,
              new SolutionRow.Contents(false, false, false, false)));
      for (int standing = 0; standing < cells[tier].length; standing++) {
        for (int i = 0; i < cells[tier][standing]; i++) {
          String key = "%s/%s/%d/%d/%d".formatted(method, listed, tier, standing, i);
          sheet
              .add(ConnectorCatalog.CONNECTORS, "", key)
              .set(
                  ConnectorCatalog.CONNECTOR_ROW,
                  key,
                  new ConnectorRow(
                      key,
                      key,
                      key,
                      "",
                      method,
                      List.of(),
                      new ConnectorRow.Holder(solution, solution, ""),
                      new Connector.Status(standing == 1, listed, standing != 2, true)));
        }
      }
    }
  }

  private String section(String heading) {
    String rendered = sheet.render(PageKind.STATISTICS, "", "statistics.md");
    return new PublishedPage(rendered.replace("\n*Generated", "\n**Browse:**")).section(heading);
  }

  /** The reference leaves those that name no tier out (page layouts 11.14). */
  private static String withoutNoTier(String text) {
    return text.contains("| No Tier |") ? text.replaceAll("(?m)^(\\|.*\\|)[^|]*\\|$", "$1") : text;
  }
}
