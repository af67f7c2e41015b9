package dev.sentinelsync.site;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemSummary;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Solution pages of the reference that are free of its defects, made again from what they state.
 * Pages name connectors and tables in two places, which is what shows that the page adds up.
 */
class ReferenceSolutionPagesTest {

  private final FactSheet sheet = new FactSheet();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apachehttpserver",
        "checkphish-by-bolster",
        "corelight",
        "eset-security-management-center",
        "google-cloud-platform-security-command-center",
        "oracleweblogicserver",
        "zscaler-internet-access"
      })
  void pageIsReproduced(String stem) throws Exception {
    PublishedPage page = PublishedPage.read("solutions/" + stem + ".md");
    String folder = page.between("blob/master/Solutions/", "]");
    String key = "Solutions/" + URLDecoder.decode(folder, StandardCharsets.UTF_8);
    writeSolution(page, key);
    writeConnectors(page, key);
    for (ContentType type : ContentType.values()) {
      for (List<String> row : PublishedPage.rows(page.section("### " + type.plural()))) {
        writeItem(type, row, key);
      }
    }

    String rendered = sheet.render(PageKind.SOLUTION, key, "solutions/" + stem + ".md");
    PublishedPage.assertSame(
        PublishedPage.withPlainCuts(rendered), PublishedPage.withPlainCuts(page.text()));
  }

  private void writeSolution(PublishedPage page, String key) {
    Map<String, String> stated = PublishedPage.attributes(page.section("## Solution Information"));
    String notes = page.section("## Release Notes");
    String notesPath = notes.isEmpty() ? "" : key + "/ReleaseNotes.md";
    sheet
        .set(
            SolutionCatalog.SOLUTION,
            key,
            new Solution(
                key,
                key.substring("Solutions/".length()),
                page.title().replaceFirst("^⚠️ ", ""),
                new Solution.Offer(
                    "",
                    "",
                    stated.getOrDefault("First Published", ""),
                    stated.getOrDefault("Last Updated", ""),
                    stated.getOrDefault("Version", ""),
                    !page.title().startsWith("⚠️"),
                    ""),
                new Solution.Support(
                    stated.get("Publisher"),
                    stated.get("Support Tier"),
                    PublishedPage.link(stated.get("Support Link")).target(),
                    stated.getOrDefault("Author", "")),
                new Solution.About(
                    List.of(stated.get("Categories").split(", ")),
                    PublishedPage.image(page.between("\n\n", "**Browse:**")),
                    page.between("\n---\n\n", "\n\n## Solution Information"),
                    dependencies(stated.getOrDefault("Dependencies", "")),
                    List.of()),
                new Solution.Documents("", notesPath, "")))
        .set(
            InputCatalog.FILE,
            notesPath,
            new SourceFile(
                notesPath,
                null,
                "blob",
                "1",
                new MarkdownFacts(notes, ""),
                List.of(),
                List.of(),
                SourceFile.Kept.NONE));
  }

  private List<String> dependencies(String cell) {
    List<String> offers = new ArrayList<>();
    for (Link solution : PublishedPage.links(cell)) {
      offers.add("publisher." + solution.stem());
      sheet
          .page(PageKind.SOLUTION, solution.stem(), "solutions", solution.target())
          .add(SolutionCatalog.SOLUTIONS_BY_OFFER, "publisher." + solution.stem(), solution.stem())
          .set(
              SolutionCatalog.SOLUTION_ROW,
              solution.stem(),
              new SolutionRow(
                  solution.stem(),
                  solution.label(),
                  "",
                  "",
                  "",
                  "",
                  true,
                  new SolutionRow.Contents(false, true, true, true)));
    }
    return offers;
  }

  private void writeConnectors(PublishedPage page, String solution) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (List<String> row : PublishedPage.rows(page.section("## Tables Used"))) {
      String table = writeTable(PublishedPage.link(row.get(0)));
      PublishedPage.links(row.get(1)).stream()
          .filter(link -> link.target().contains("/connectors/"))
          .forEach(link -> tables.computeIfAbsent(link.stem(), k -> new ArrayList<>()).add(table));
    }
    for (String bullet : PublishedPage.bullets(page.section("## Data Connectors"))) {
      Link link = PublishedPage.link(bullet);
      sheet
          .page(PageKind.CONNECTOR, link.stem(), "solutions", link.target())
          .add(ConnectorCatalog.CONNECTORS_BY_SOLUTION, solution, link.stem())
          .set(
              ConnectorCatalog.CONNECTOR_ROW,
              link.stem(),
              new ConnectorRow(
                  link.stem(),
                  link.stem(),
                  link.label(),
                  "",
                  "",
                  tables.getOrDefault(link.stem(), List.of()),
                  new ConnectorRow.Holder(solution, "", ""),
                  new Connector.Status(false, !bullet.endsWith("⚠️"), true, true)));
    }
  }

  private String writeTable(Link link) {
    String name = link.label().replace("`", "");
    String key = name.toLowerCase(Locale.ROOT);
    sheet
        .page(PageKind.TABLE, key, "solutions", link.target())
        .set(TableCatalog.TABLE_NAME, key, new TableName(key, name, false));
    return key;
  }

  private void writeItem(ContentType type, List<String> row, String solution) {
    Link link = PublishedPage.link(row.get(0));
    boolean rule = type == ContentType.ANALYTIC_RULE;
    boolean query = type == ContentType.HUNTING_QUERY;
    String path = link.stem();
    sheet
        .page(PageKind.ITEM, path, "solutions", link.target())
        .add(ItemCatalog.ITEMS_BY_SOLUTION, solution, path)
        .set(
            ItemCatalog.ITEM_ROW,
            path,
            new ItemRow(
                path,
                type,
                link.label(),
                rule ? orEmpty(row.get(1)) : "",
                rule || query ? tactics(row.get(rule ? 2 : 1)) : List.of(),
                new ItemRow.Origin(
                    ContentSource.SOLUTION, solution, "", !row.get(0).endsWith("⚠️"))))
        .set(
            ItemCatalog.ITEM_SUMMARY,
            path,
            new ItemSummary(
                row.size() == 3 && !query ? description(row.get(1)) : "", QueryStatus.HAS_QUERY))
        .set(ItemCatalog.ITEM_TABLES, path, tables(row.get(row.size() - 1)));
  }

  /** A description that the page cuts has a rest of any text. */
  private static String description(String cell) {
    return orEmpty(
        cell.endsWith("...") ? cell.substring(0, cell.length() - 3) + " and so on" : cell);
  }

  private static List<String> tactics(String cell) {
    return cell.equals("-") ? List.of() : Arrays.asList(cell.split(", "));
  }

  private static String orEmpty(String cell) {
    return cell.equals("-") ? "" : cell;
  }

  private ItemTables tables(String cell) {
    List<ItemTables.Use> uses = new ArrayList<>();
    for (String line : cell.split("<br>")) {
      PublishedPage.links(line)
          .forEach(
              link ->
                  uses.add(
                      new ItemTables.Use(
                          writeTable(link),
                          Stream.of(TableUsage.values())
                              .filter(usage -> line.contains("(" + usage.label() + ")"))
                              .findFirst()
                              .orElse(TableUsage.READ),
                          "")));
    }
    return new ItemTables(uses, List.of(), List.of(), List.of(), List.of());
  }
}
