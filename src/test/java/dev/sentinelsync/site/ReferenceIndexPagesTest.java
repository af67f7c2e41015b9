package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableRow;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.SiteLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The indexes of the reference, rebuilt from their rows. The prose before the numbers is in our own
 * words and left out of the comparison; anchors that do not exist there and a logo that has no
 * protocol are repaired first.
 */
class ReferenceIndexPagesTest {

  private static final Pattern TABLE = Pattern.compile("\\[`(.*)`\\]\\((.*)\\)");

  private final FactSheet sheet = new FactSheet();

  @Test
  void solutionsIndexIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("solutions-index.md");
    int withItems = 386;
    for (List<String> row : PublishedPage.rows(page.text())) {
      Link link = PublishedPage.links(row.get(1)).get(0);
      sheet
          .page(PageKind.SOLUTION, link.stem(), "", link.target())
          .add(SolutionCatalog.SOLUTIONS, "", link.stem())
          .set(
              SolutionCatalog.SOLUTION_ROW,
              link.stem(),
              new SolutionRow(
                  link.stem(),
                  link.label(),
                  PublishedPage.image(row.get(0)),
                  row.get(2).strip(),
                  row.get(3).strip(),
                  "",
                  !row.get(1).endsWith("⚠️"),
                  new SolutionRow.Contents(
                      row.get(1).startsWith("<img"), withItems-- > 0, true, true)));
    }
    for (int i = 0; i < 384; i++) {
      sheet.add(InputCatalog.BUCKETS, Buckets.listedConnectors(), "connector" + i);
    }

    whole(IndexList.SOLUTIONS, SolutionCatalog.SOLUTIONS);

    String rendered = sheet.render(PageKind.SOLUTIONS_INDEX, "", "solutions-index.md");

    PublishedPage.assertSame(
        fromNumbers(rendered, " solutions**"), fromNumbers(page, " solutions**"));
  }

  @Test
  void connectorsIndexIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("connectors-index.md");
    int number = 0;
    for (List<String> row : PublishedPage.rows(page.text())) {
      Link link = PublishedPage.links(row.get(1)).get(0);
      // The page does not state ids as they are spelled, only their order, which decides ties.
      String id = "%04d".formatted(number++);
      Link solution = PublishedPage.link(row.get(5));
      sheet
          .page(PageKind.CONNECTOR, link.stem(), "", link.target())
          .page(PageKind.SOLUTION, solution.stem(), "", solution.target())
          .add(ConnectorCatalog.CONNECTORS, "", link.stem())
          .set(
              ConnectorCatalog.CONNECTOR_ROW,
              link.stem(),
              new ConnectorRow(
                  link.stem(),
                  id,
                  link.label(),
                  row.get(2),
                  row.get(3).equals("—") ? "" : row.get(3),
                  tables(row.get(4)),
                  new ConnectorRow.Holder(
                      solution.stem(), solution.label(), PublishedPage.image(row.get(0))),
                  new Connector.Status(
                      row.get(1).startsWith("🚫"),
                      !row.get(1).contains("🔍"),
                      !row.get(1).contains("⚠️"),
                      true)));
    }

    whole(IndexList.CONNECTORS, ConnectorCatalog.CONNECTORS);

    String rendered = sheet.render(PageKind.CONNECTORS_INDEX, "", "connectors-index.md");

    PublishedPage.assertSame(
        fromNumbers(rendered, " unique connectors**"),
        fromNumbers(page, " unique connectors**")
            .replace("(#deprecated-connectors)", "(#-deprecated-connectors)"));
  }

  private static List<String> tables(String count) {
    List<String> tables = new ArrayList<>();
    for (int i = 0; !count.equals("—") && i < Integer.parseInt(count); i++) {
      tables.add("table" + i);
    }
    return tables;
  }

  /**
   * Bogus tables, those that differ by case only and ASIM parsers have no row any more, and numbers
   * are no links.
   */
  @Test
  void tablesIndexIsReproducedButForItsDefects() throws Exception {
    PublishedPage page = PublishedPage.read("tables-index.md");
    List<String> expected = new ArrayList<>();
    for (List<String> row : PublishedPage.rows(page.text())) {
      Matcher link = TABLE.matcher(row.get(0));
      assertThat(link.matches()).as(row.get(0)).isTrue();
      String name = link.group(1);
      String key = name.toLowerCase(Locale.ROOT);
      boolean defect =
          !name.matches("[A-Za-z][A-Za-z0-9_]*")
              || link.group(2).startsWith("asim/")
              || sheet.find(TableCatalog.TABLE_ROW, key).isPresent();
      if (!defect) {
        expected.add(
            "| %s | %s | %s | %s |"
                .formatted(row.get(0), plain(row.get(1)), plain(row.get(2)), row.get(3)));
        sheet
            .page(PageKind.TABLE, key, "", link.group(2))
            .add(TableCatalog.TABLE_NAMES, "", key)
            .set(
                TableCatalog.TABLE_ROW,
                key,
                new TableRow(key, name, number(row.get(1)), number(row.get(2)), types(row.get(3))));
      }
    }

    whole(IndexList.TABLES, TableCatalog.TABLE_NAMES);

    String rendered = sheet.render(PageKind.TABLES_INDEX, "", "tables-index.md");

    assertThat(rendered.lines().filter(line -> line.startsWith("| [")))
        .containsExactlyElementsOf(expected);
    assertThat(rendered)
        .contains("\n**%d tables** documented (".formatted(expected.size()))
        .contains("\n**Jump to:** [A](#a) | [B](#b) |")
        .contains("\n## A\n\n| Table | Solutions | Connectors | Content |\n|-------|:---------:|");
  }

  /** A number links to the page that the name of its row links to already. */
  private static String plain(String cell) {
    return cell.equals("-") ? cell : PublishedPage.link(cell).label();
  }

  private static int number(String cell) {
    return cell.equals("-") ? 0 : Integer.parseInt(plain(cell));
  }

  private void whole(IndexList list, Index entries) {
    sheet.whole(SiteLists.INDEXES, list.id(), sheet.members(entries, ""));
  }

  /** The types that a cell shows. */
  private static List<ContentType> types(String cell) {
    List<String> labels = Arrays.asList(cell.split(", "));
    return Arrays.stream(ContentType.values())
        .filter(
            type ->
                labels.contains(type.shortLabel())
                    || labels.contains("Analytics (2)")
                        && (type == ContentType.ANALYTIC_RULE || type == ContentType.SUMMARY_RULE))
        .toList();
  }

  private static String fromNumbers(PublishedPage page, String numbers) {
    String repaired =
        Pattern.compile("(?m)^(#+) #$")
            .matcher(page.text().replace("[#](##)", "[#](#symbols)"))
            .replaceAll("$1 Symbols");
    return fromNumbers(repaired.replaceAll("<img src=\"raw\\.[^>]*>", ""), numbers);
  }

  private static String fromNumbers(String text, String numbers) {
    int at = text.indexOf(numbers);
    assertThat(at).as("'%s' in the text", numbers).isPositive();
    return text.substring(text.lastIndexOf('\n', at));
  }
}
