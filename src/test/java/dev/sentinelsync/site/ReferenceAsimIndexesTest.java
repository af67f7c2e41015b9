package dev.sentinelsync.site;

import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.markdown.HeadingAnchors;
import dev.sentinelsync.site.page.ProductAnchors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The indexes of ASIM parsers of the reference, rebuilt from their rows, from the first number that
 * is counted as a reader counts it. Anchors of products that differ by case only are repaired
 * first.
 */
class ReferenceAsimIndexesTest {

  private final FactSheet sheet = new FactSheet();

  @Test
  void indexBySchemaIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("asim/asim-index.md");
    String[] sections = page.text().split("\n## ");
    for (int i = 2; i < sections.length; i++) {
      String schema = sections[i].substring(0, sections[i].indexOf('\n'));
      for (List<String> row : PublishedPage.rows(sections[i])) {
        if (row.get(0).startsWith("ASim: ")) {
          pair(row.get(0), schema, row.get(1), fakes(row.get(2)), row.get(3));
        } else {
          union(schema, row);
        }
      }
    }
    state();

    String rendered = sheet.render(PageKind.ASIM_INDEX, "", "asim/asim-index.md");

    String first = "\n## AlertEvent\n";
    PublishedPage.assertSame(
        PublishedPage.withPlainCuts(from(rendered, first)),
        PublishedPage.withPlainCuts(from(withRealAnchors(page.text()), first)));
  }

  @Test
  void indexByProductIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("asim/asim-products-index.md");
    String[] sections = page.text().split("\n## ");
    for (int i = 2; i < sections.length; i++) {
      String product = sections[i].substring(0, sections[i].indexOf('\n'));
      for (List<String> row : PublishedPage.rows(sections[i])) {
        pair(row.get(0), row.get(1), product, tables(row.get(2)), row.get(3));
      }
    }
    state();

    String rendered = sheet.render(PageKind.ASIM_PRODUCTS, "", "asim/asim-products-index.md");

    String first = "\n## Products Overview\n";
    PublishedPage.assertSame(from(rendered, first), from(withRealAnchors(page.text()), first));
  }

  private final Map<String, AsimRow> rows = new HashMap<>();

  private void pair(
      String cell, String schema, String product, List<String> tables, String version) {
    Link main = PublishedPage.links(cell).get(0);
    Link twin = PublishedPage.links(cell).get(1);
    row(main, schema, Role.SOURCE, version, product, tables, "", twin, true);
    row(twin, schema, Role.SOURCE, version, product, tables, "", main, false);
  }

  private void union(String schema, List<String> row) {
    Link link = PublishedPage.link(row.get(0));
    String description = row.get(3).replace("\\|", "|");
    if (description.endsWith("...")) {
      // What was cut off does not matter, only that it was there.
      description = description.substring(0, description.length() - 3) + " and more";
    }
    row(link, schema, Role.UNION, row.get(2), "", List.of(), description, null, true);
    AsimRow known = rows.get(link.stem());
    rows.put(
        link.stem(),
        new AsimRow(
            known.key(),
            known.name(),
            row.get(1).replace("`", ""),
            new AsimRow.About(schema, Role.UNION, known.version(), "", List.of(), description),
            List.of(),
            new AsimRow.Twin("", "", true)));
  }

  private void row(
      Link link,
      String schema,
      Role role,
      String version,
      String product,
      List<String> tables,
      String description,
      Link twin,
      boolean head) {
    sheet.page(PageKind.ASIM, link.stem(), "asim", link.target());
    boolean named = !product.isEmpty() && !product.equals("Source agnostic");
    rows.put(
        link.stem(),
        new AsimRow(
            link.stem(),
            link.label(),
            "",
            new AsimRow.About(
                schema, role, version, product, named ? List.of(product) : List.of(), description),
            tables,
            new AsimRow.Twin(
                twin == null ? "" : twin.stem(), twin == null ? "" : twin.label(), head)));
  }

  /** Notes down the rows and what they come to, as the catalog does. */
  private void state() {
    rows.forEach(
        (key, row) -> {
          sheet.set(ParserCatalog.ASIM_ROW, key, row);
          sheet.add(ParserCatalog.ASIM_PARSERS, "", key);
          sheet.add(ParserCatalog.ASIM_SCHEMAS, "", row.schema());
          for (String product : row.products()) {
            sheet.add(ParserCatalog.ASIM_PRODUCT_NAMES, "", product);
            sheet.add(ParserCatalog.ASIM_BY_PRODUCT, product, key);
          }
        });
    anchors().forEach((product, anchor) -> sheet.set(SiteFacts.PRODUCT_ANCHOR, product, anchor));
  }

  private Map<String, String> anchors() {
    return new ProductAnchors().derive("", sheet);
  }

  private String withRealAnchors(String text) {
    String repaired = text;
    for (Map.Entry<String, String> product : anchors().entrySet()) {
      for (String page : List.of("", "asim-products-index.md")) {
        String label = "[" + product.getKey() + "](" + page + "#";
        String wrong = label + HeadingAnchors.of(product.getKey()) + ")";
        repaired = repaired.replace(wrong, label + product.getValue() + ")");
      }
    }
    return repaired;
  }

  private List<String> tables(String cell) {
    List<String> keys = new ArrayList<>();
    for (Link link : PublishedPage.links(cell)) {
      keys.add(table(link.stem(), link.label(), link.target()));
    }
    return keys;
  }

  /** As many tables as a cell says. */
  private List<String> fakes(String count) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(count); i++) {
      keys.add(table("table" + i, "Table" + i, "../tables/table" + i + ".md"));
    }
    return keys;
  }

  private String table(String stem, String name, String target) {
    String key = stem.toLowerCase(Locale.ROOT);
    sheet
        .page(PageKind.TABLE, key, "asim", target)
        .set(TableCatalog.TABLE_NAME, key, new TableName(key, name, false));
    return key;
  }

  private static String from(String text, String start) {
    return text.substring(text.indexOf(start));
  }
}
