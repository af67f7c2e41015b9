package dev.sentinelsync.site;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Table pages of the reference that are free of its defects, rebuilt from what they state. */
class ReferenceTablePagesTest {

  private final FactSheet sheet = new FactSheet();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "airflowdagprocessinglogs",
        "amlenvironmentevent",
        "amlrunevent",
        "corelight-v2-cip-cl",
        "etwevent",
        "forescoutotasset-cl"
      })
  void pageIsReproduced(String stem) throws Exception {
    PublishedPage page = PublishedPage.read("tables/" + stem + ".md");
    String key = page.title().toLowerCase(Locale.ROOT);
    writeTable(page, key);
    PublishedPage.links(page.between("## Solutions (", "\n---")).stream()
        .filter(link -> link.target().contains("/solutions/"))
        .forEach(link -> writeSolution(link, key));
    PublishedPage.links(page.between("## Connectors (", "\n---")).stream()
        .filter(link -> link.target().contains("/connectors/"))
        .forEach(link -> writeConnector(link, key));
    writeItems(page, key);
    writeParsers(page, key);

    PublishedPage.assertSame(
        sheet.render(PageKind.TABLE, key, "tables/" + stem + ".md"), page.text());
  }

  private void writeTable(PublishedPage page, String key) {
    Map<String, String> stated = PublishedPage.attributes(page.text());
    String docs = stated.getOrDefault("Azure Monitor Docs", "");
    sheet.set(
        TableCatalog.TABLE,
        key,
        new Table(
            key,
            page.title(),
            !stated.isEmpty(),
            new Table.About(
                stated.getOrDefault("Category", ""),
                PublishedPage.bullets(page.between("## Resource Types\n", "\n---")).stream()
                    .map(type -> type.replace("`", ""))
                    .toList(),
                "",
                page.text().contains("\nReference for ")
                    ? "Reference for " + page.between("\nReference for ", "\n")
                    : "",
                List.of()),
            new Table.Sources(
                !docs.isEmpty(),
                false,
                docs.isEmpty() ? "" : PublishedPage.link(docs).target(),
                ""),
            new Table.Features(
                flag(stated, "Basic Logs Eligible"),
                flag(stated, "Supports Transformations"),
                flag(stated, "Ingestion API Supported"),
                ""),
            new Table.Usage(false, List.of())));
  }

  private static String flag(Map<String, String> stated, String name) {
    return stated.getOrDefault(name, "").replaceFirst("^[✓✗] ", "");
  }

  private void writeSolution(Link link, String table) {
    sheet
        .page(PageKind.SOLUTION, link.stem(), "tables", link.target())
        .add(SolutionCatalog.SOLUTIONS_BY_TABLE, table, link.stem())
        .set(
            SolutionCatalog.SOLUTION_ROW,
            link.stem(),
            new SolutionRow(
                link.stem(),
                link.label(),
                "",
                "",
                "",
                "",
                true,
                new SolutionRow.Contents(false, true, true, true)));
  }

  private void writeConnector(Link link, String table) {
    sheet
        .page(PageKind.CONNECTOR, link.stem(), "tables", link.target())
        .add(ConnectorCatalog.CONNECTORS_BY_TABLE, table, link.stem())
        .set(
            ConnectorCatalog.CONNECTOR_ROW,
            link.stem(),
            new ConnectorRow(
                link.stem(),
                link.stem(),
                link.label(),
                "",
                "",
                List.of(table),
                new ConnectorRow.Holder("", "", ""),
                new Connector.Status(false, true, true, true)));
  }

  private void writeItems(PublishedPage page, String table) {
    ContentType type = null;
    Link solution = null;
    for (String line :
        page.between("## Content Items Using This Table", "\n## ").lines().toList()) {
      if (line.startsWith("### ")) {
        String plural = line.substring(4, line.indexOf(" ("));
        type =
            Arrays.stream(ContentType.values())
                .filter(one -> one.plural().equals(plural))
                .findFirst()
                .orElseThrow();
      } else if (line.startsWith("**In solution")) {
        solution = PublishedPage.link(line);
      } else if (line.startsWith("- ")) {
        Link item = PublishedPage.link(line);
        sheet
            .page(PageKind.ITEM, item.stem(), "tables", item.target())
            .add(ItemCatalog.ITEMS_BY_TABLE, table, item.stem())
            .set(
                ItemCatalog.ITEM_ROW,
                item.stem(),
                new ItemRow(
                    item.stem(),
                    type,
                    item.label(),
                    "",
                    List.of(),
                    new ItemRow.Origin(
                        ContentSource.SOLUTION, solution.stem(), solution.label(), true)));
      }
    }
  }

  private void writeParsers(PublishedPage page, String table) {
    for (List<String> row : PublishedPage.rows(page.between("### Other Parsers", "\n---"))) {
      Link parser = PublishedPage.link(row.get(0));
      Link solution = PublishedPage.link(row.get(1));
      String path = solution.stem() + "/" + parser.stem();
      sheet
          .page(PageKind.PARSER, path, "tables", parser.target())
          .add(ParserCatalog.PARSERS_BY_TABLE, table, path)
          .set(
              ParserCatalog.PARSER,
              path,
              new Parser(
                  path,
                  parser.label(),
                  List.of(parser.label()),
                  new Parser.About(parser.label(), "", "", "", "", "yaml"),
                  new Parser.Origin(
                      solution.stem(), solution.label(), !row.get(2).contains("⚠️"), true),
                  List.of(table),
                  List.of()));
    }
  }
}
