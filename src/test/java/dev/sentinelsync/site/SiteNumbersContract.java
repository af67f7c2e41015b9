package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.site.CountedPages.Page;
import dev.sentinelsync.testing.BuiltSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of the home page, the statistics and the indexes is what a reader counts on the
 * published pages. No number here comes from the program's own reader of the repository; a row that
 * the page lacks fails the comparison.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SiteNumbersContract {

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*");

  private CountedPages pages;
  private Page statistics;

  abstract BuiltSite build(Path folder) throws Exception;

  @BeforeAll
  void buildOnce(@TempDir Path folder) throws Exception {
    pages = new CountedPages(build(folder));
    statistics = pages.at("statistics.md");
  }

  @Test
  void homePage() {
    Page home = pages.at("readme.md");
    assertThat(cells(home, "## Overview"))
        .containsEntry("Solutions", List.of(pages.solutions().size()))
        .containsEntry("Connectors", List.of(pages.connectors().size()))
        .containsEntry("Tables", List.of(pages.tables().size()))
        .containsEntry("Content", List.of(pages.items().size()));
    assertThat(home.published().section("## Overview"))
        .contains(
            "| %d with connectors, %d with content |"
                .formatted(withConnectors().size(), withContent().size()));
    var overview = cells(home, "## Overview");
    assertRow(overview, "Parsers", pages.parsers().size());
    assertRow(overview, "ASIM Parsers", pairs("Source").size() + pairs("Union").size());
    assertRow(overview, "ASIM Products", products().size());
  }

  @Test
  void solutionsOfStatistics() {
    var rows = cells(statistics, "## Solutions");
    assertThat(rows.get("Solutions")).isEqualTo(solutionLine(pages.solutions()));
    assertThat(rows.get("With Connectors")).isEqualTo(solutionLine(withConnectors()));
    assertThat(rows.get("With Content")).isEqualTo(solutionLine(withContent()));
    assertThat(rows.get("Unique Connectors"))
        .containsExactly(count(pages.connectors(), page -> !isDiscovered(page)));
    assertThat(rows.get("Tables Used"))
        .containsExactly(count(pages.tables(), page -> page.says("\n## Connectors (")));
  }

  private List<Page> withConnectors() {
    return pages.solutions().stream()
        .filter(page -> page.says("This solution provides **"))
        .toList();
  }

  private List<Page> withContent() {
    return pages.solutions().stream().filter(page -> page.says("\n## Content Items\n")).toList();
  }

  private List<Integer> solutionLine(List<Page> solutions) {
    int published = count(solutions, page -> !isUnpublished(page));
    List<Integer> line =
        new ArrayList<>(List.of(solutions.size(), published, solutions.size() - published));
    line.addAll(tiers(solutions, page -> page, "## Solutions"));
    return line;
  }

  /** Numbers by tier; those without one have a column only if there are some in the table. */
  private List<Integer> tiers(List<Page> things, UnaryOperator<Page> solution, String section) {
    List<Integer> tiers = new ArrayList<>();
    int none = things.size();
    for (String tier : List.of("Microsoft", "Partner", "Community")) {
      int has =
          count(
              things,
              page -> tier.equalsIgnoreCase(solution.apply(page).attributes().get("Support Tier")));
      tiers.add(has);
      none -= has;
    }
    if (statistics.published().section(section).contains("| No Tier |")) {
      tiers.add(none);
    } else {
      assertThat(none).isZero();
    }
    return tiers;
  }

  @Test
  void connectorsOfStatistics() {
    List<Page> listed = pages.connectors().stream().filter(page -> !isDiscovered(page)).toList();
    List<Page> discovered =
        pages.connectors().stream().filter(SiteNumbersContract::isDiscovered).toList();
    var overview = cells(statistics, "### Connectors Overview");
    assertThat(overview.get("In Solutions")).isEqualTo(connectorLine(listed));
    if (!discovered.isEmpty()) {
      assertThat(overview.get("Discovered*")).isEqualTo(connectorLine(discovered));
      assertThat(overview.get("Total")).isEqualTo(connectorLine(pages.connectors()));
    }
    var methods = cells(statistics, "### Collection Methods");
    assertThat(methods.remove("Total")).isEqualTo(connectorLine(pages.connectors()));
    TreeMap<String, List<Page>> byMethod = new TreeMap<>();
    for (Page page : pages.connectors()) {
      byMethod
          .computeIfAbsent(page.attributes().get("Collection Method"), key -> new ArrayList<>())
          .add(page);
    }
    assertThat(methods.keySet()).isEqualTo(byMethod.keySet());
    byMethod.forEach(
        (method, connectors) ->
            assertThat(methods.get(method)).as(method).isEqualTo(connectorLine(connectors)));
  }

  private List<Integer> connectorLine(List<Page> connectors) {
    int deprecated = count(connectors, page -> page.says("> 🚫 **Deprecated:**"));
    int active =
        count(connectors, page -> !page.says("> 🚫 **Deprecated:**") && !isUnpublished(page));
    List<Integer> line =
        new ArrayList<>(
            List.of(
                connectors.size(), active, deprecated, connectors.size() - active - deprecated));
    line.addAll(
        tiers(
            connectors,
            page -> pages.linked(page, "Used in Solutions"),
            "### Connectors Overview"));
    return line;
  }

  @Test
  void tablesOfStatistics() {
    Predicate<Page> ingested = page -> page.says("\n## Connectors (");
    Predicate<Page> used =
        page -> page.says("\n## Content Items Using This Table (") && !page.says("Table (0)");
    Predicate<Page> documented =
        page ->
            page.attributes().containsKey("Category")
                || page.attributes().containsKey("Supports Transformations");
    var rows = cells(statistics, "## Tables");
    assertThat(rows.get("Total Tables Documented")).containsExactly(pages.tables().size());
    assertThat(rows.get("Tables Ingested by Connectors"))
        .containsExactly(count(pages.tables(), ingested));
    assertThat(rows.get("Tables Referenced by Content Only"))
        .containsExactly(count(pages.tables(), used.and(ingested.negate())));
    Predicate<Page> unused = used.or(ingested).negate();
    assertRow(
        rows,
        "Tables Read by Parsers Only",
        count(pages.tables(), unused.and(documented.negate())));
    assertRow(rows, "Standalone Reference Tables*", count(pages.tables(), unused.and(documented)));
    assertRow(
        rows,
        "Defender XDR Only Tables",
        count(pages.tables(), page -> page.says("> **Defender XDR Only:**")));
  }

  @Test
  void contentOfStatistics() {
    assertThat(cells(statistics, "### Content Items Summary").get("Content Items"))
        .isEqualTo(itemLine(pages.items()));
    var rows = cells(statistics, "### Content Items by Type");
    int types = 0;
    for (ContentType type : ContentType.values()) {
      List<Page> items = items(type);
      String label = type.plural() + (type == ContentType.PARSER ? "*" : "");
      if (!items.isEmpty()) {
        assertThat(rows.get(label)).as(label).isEqualTo(itemLine(items));
        types++;
      }
    }
    assertThat(rows).hasSize(types);
  }

  private List<Page> items(ContentType type) {
    return pages.items().stream()
        .filter(page -> page.attributes().get("Type").equals(type.label()))
        .toList();
  }

  private List<Integer> itemLine(List<Page> items) {
    int standalone = count(items, page -> isOf(page, "solutions/standalone-content.md"));
    int githubOnly = count(items, page -> isOf(page, "solutions/github-only.md"));
    int unpublished = count(items, page -> isUnpublished(pages.linked(page, "Solution")));
    return List.of(
        items.size(),
        items.size() - standalone - githubOnly - unpublished,
        unpublished,
        standalone,
        githubOnly);
  }

  private boolean isOf(Page item, String solution) {
    return pages.linked(item, "Solution").address().equals(solution);
  }

  @Test
  void parsersOfStatisticsAndIndex() {
    List<Page> parsers = pages.parsers();
    int legacy = count(parsers, page -> page.plain("Location").startsWith("Legacy"));
    int discovered = count(parsers, SiteNumbersContract::isDiscovered);
    Set<String> solutions = new TreeSet<>();
    parsers.forEach(page -> solutions.add(page.plain("Solution")));
    solutions.remove("");
    assertThat(cells(statistics, "## Parsers"))
        .containsEntry("Legacy Parsers", List.of(legacy))
        .containsEntry(
            "Solution Parsers (in Solution JSON)", List.of(parsers.size() - legacy - discovered))
        .containsEntry("Discovered Parsers⚠️", List.of(discovered))
        .containsEntry("Total Parsers", List.of(parsers.size()))
        .containsEntry("Solutions with Parsers", List.of(solutions.size()));
    Page index = pages.at("parsers/parsers-index.md");
    assertThat(index.published().text())
        .contains(
            "**%d parsers** (%d legacy, %d solution, %d discovered)"
                .formatted(
                    parsers.size(), legacy, parsers.size() - legacy - discovered, discovered));
    assertThat(PublishedPage.rows(index.published().text())).hasSameSizeAs(parsers);
  }

  @Test
  void asimParsersOfStatisticsAndIndexes() {
    List<Page> parsers = pages.asimParsers();
    Set<String> schemas = new TreeSet<>();
    parsers.forEach(page -> schemas.add(page.attributes().get("Schema")));
    int sources = pairs("Source").size();
    int unions = pairs("Union").size();
    int empty = count(parsers, page -> isRole(page, "Empty"));
    int singles = parsers.size() - 2 * sources - 2 * unions - empty;
    var rows = cells(statistics, "## ASIM Parsers");
    assertThat(rows)
        .containsEntry("Schemas", List.of(schemas.size()))
        .containsEntry("Source Parser Pairs*", List.of(sources))
        .containsEntry("Union Parser Pairs*", List.of(unions))
        .containsEntry("Empty Parsers", List.of(empty));
    assertRow(rows, "Parsers Without a Twin", singles);
    Page index = pages.at("asim/asim-index.md");
    assertThat(index.published().text())
        .contains(
            "**%d schemas** with %d source parser pairs and %d union parser pairs"
                .formatted(schemas.size(), sources, unions));
    Set<String> listed = new TreeSet<>(index.linked(index.published().text()));
    assertThat(parsers).allSatisfy(page -> assertThat(listed).contains(page.address()));
  }

  /** Pages of parsers of a role that have a twin, without the filtering ones. */
  private List<Page> pairs(String role) {
    TreeMap<String, Page> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Page page : pages.asimParsers()) {
      byName.put(name(page), page);
    }
    return byName.values().stream()
        .filter(page -> isRole(page, role) && name(page).startsWith("ASim"))
        .filter(
            page ->
                byName.containsKey("vim" + name(page).substring(4))
                    || byName.containsKey("im" + name(page).substring(4)))
        .toList();
  }

  private static String name(Page page) {
    return page.attributes().get("Parser Name").replace("`", "");
  }

  private static boolean isRole(Page page, String role) {
    return page.attributes().get("Parser Type").contains(role);
  }

  @Test
  void productsOfStatisticsAndIndex() {
    Page index = pages.at("asim/asim-products-index.md");
    Set<String> rows = new TreeSet<>();
    Set<String> schemas = new TreeSet<>();
    Set<String> tables = new TreeSet<>();
    for (List<String> product : PublishedPage.rows(overview(index))) {
      String name = PublishedPage.links(product.get(0)).get(0).label();
      List<List<String>> parsers = PublishedPage.rows(index.published().section("## " + name));
      Set<String> ownSchemas = new TreeSet<>();
      Set<String> ownTables = new TreeSet<>();
      for (List<String> parser : parsers) {
        rows.add(parser.get(0));
        ownSchemas.add(parser.get(1));
        ownTables.addAll(index.linked(parser.get(2)));
      }
      assertThat(product.subList(1, 4))
          .as(name)
          .containsExactly("" + parsers.size(), "" + ownSchemas.size(), "" + ownTables.size());
      schemas.addAll(ownSchemas);
      tables.addAll(ownTables);
    }
    int pairs = count(rows, row -> row.contains("<br>vim: "));
    var numbers = cells(statistics, "## ASIM Products");
    assertThat(numbers)
        .containsEntry("Products", List.of(products().size()))
        .containsEntry("Source Parser Pairs*", List.of(pairs))
        .containsEntry("Schemas Covered", List.of(schemas.size()))
        .containsEntry("Tables Used", List.of(tables.size()));
    assertRow(numbers, "Parsers Without a Twin", rows.size() - pairs);
  }

  private static String overview(Page index) {
    return index.published().section("## Products Overview");
  }

  /** Products that pages of source parsers name. */
  private Set<String> products() {
    Set<String> products = new TreeSet<>();
    for (Page page : pages.asimParsers()) {
      if (isRole(page, "Source") && page.attributes().containsKey("Product")) {
        products.add(page.attributes().get("Product"));
      }
    }
    products.removeIf(product -> product.equalsIgnoreCase("Source agnostic"));
    return products;
  }

  @Test
  void contentIndexAndTypePages() {
    Page index = pages.at("content/content-index.md");
    int types = 0;
    for (ContentType type : ContentType.values()) {
      List<Page> items = items(type);
      Page list = pages.at("content/" + type.slug() + ".md");
      if (items.isEmpty()) {
        assertThat(list).isNull();
        continue;
      }
      types++;
      assertThat(cells(index, null).get(type.plural())).first().isEqualTo(items.size());
      assertThat(list.published().text())
          .contains("**%d %s**".formatted(items.size(), type.plural().toLowerCase(Locale.ROOT)));
      assertThat(listed(list, type))
          .containsExactlyInAnyOrderElementsOf(items.stream().map(Page::address).toList());
    }
    assertThat(PublishedPage.rows(index.published().text())).hasSize(types);
    assertThat(index.published().text())
        .contains("**%,d content items**".formatted(pages.items().size()));
  }

  /** The items that the pages of a type list, on one page or on those of its letters. */
  private List<String> listed(Page list, ContentType type) {
    List<String> items = new ArrayList<>();
    for (List<String> row : rowsOrParts(list)) {
      items.add(list.linked(row.get(0)).get(0));
    }
    assertThat(list.published().text())
        .contains("**%d %s**".formatted(items.size(), type.plural().toLowerCase(Locale.ROOT)));
    return items;
  }

  /** The rows of a list, from its page or from those of its parts, each of which states them. */
  private List<List<String>> rowsOrParts(Page list) {
    List<List<String>> rows = PublishedPage.rows(list.published().text());
    if (!list.says("\n| Letter | Count |\n")) {
      return rows;
    }
    List<List<String>> all = new ArrayList<>();
    for (List<String> row : rows) {
      Page part = pages.at(list.linked(row.get(0)).get(0));
      List<List<String>> entries = rowsOrParts(part);
      assertThat(row.get(1)).as(part.address()).isEqualTo("" + entries.size());
      assertThat(part.says("**%d ".formatted(entries.size()))).as(part.address()).isTrue();
      all.addAll(entries);
    }
    return all;
  }

  @Test
  void indexesOfSolutionsConnectorsAndTables() {
    assertThat(pages.at("solutions-index.md").published().text())
        .contains(
            "**%d solutions** with %d unique connectors and %d providing content items."
                .formatted(
                    pages.solutions().size(),
                    count(pages.connectors(), page -> !isDiscovered(page)),
                    withContent().size()));
    int deprecated = count(pages.connectors(), page -> page.says("> 🚫 **Deprecated:**"));
    assertThat(pages.at("connectors-index.md").published().text())
        .contains(
            "**%d unique connectors** (%d active, %d deprecated)"
                .formatted(
                    pages.connectors().size(), pages.connectors().size() - deprecated, deprecated));
    List<Integer> ingested = cells(statistics, "## Tables").get("Tables Ingested by Connectors");
    List<Integer> content = cells(statistics, "## Tables").get("Tables Referenced by Content Only");
    assertThat(pages.at("tables-index.md").published().text())
        .contains(
            "**%d tables** documented (%d ingested by connectors, %d referenced by content only)"
                .formatted(pages.tables().size(), ingested.get(0), content.get(0)));
  }

  @Test
  void rowsOfTheTablesIndex() {
    Page index = pages.at("tables-index.md");
    List<List<String>> rows = rowsOrParts(index);
    Set<String> used = new TreeSet<>();
    for (List<String> row : rows) {
      Page table = pages.at(index.linked(row.get(0)).get(0));
      assertThat(List.of(number(row.get(1)), number(row.get(2))))
          .as(table.address())
          .containsExactly(listed(table, "Solutions"), listed(table, "Connectors"));
      used.add(table.address());
    }
    List<Page> unused =
        pages.tables().stream().filter(page -> !used.contains(page.address())).toList();
    assertThat(rows.size() + unused.size()).isEqualTo(pages.tables().size());
    assertThat(unused)
        .allSatisfy(
            page ->
                assertThat(listed(page, "Solutions") + listed(page, "Connectors"))
                    .as(page.address())
                    .isZero());
    assertThat(pages.at("reference-tables-index.md").published().text())
        .contains("**%d tables** that only".formatted(unused.size()));
  }

  /** How many things a section lists that says how many it lists. */
  private static int listed(Page page, String section) {
    Matcher heading =
        Pattern.compile("\n(## " + section + " \\((\\d+)\\))\n").matcher(page.published().text());
    if (!heading.find()) {
      return 0;
    }
    int stated = Integer.parseInt(heading.group(2));
    assertThat(PublishedPage.bullets(page.published().section(heading.group(1)))).hasSize(stated);
    return stated;
  }

  @Test
  void rowsOfTheConnectorsIndex() {
    Page index = pages.at("connectors-index.md");
    List<List<String>> rows = PublishedPage.rows(index.published().text());
    assertThat(rows).hasSameSizeAs(pages.connectors());
    for (List<String> row : rows) {
      Page connector = pages.at(index.linked(row.get(1)).get(0));
      assertThat(number(row.get(4)))
          .as(connector.address())
          .isEqualTo(
              PublishedPage.rows(connector.published().section("## Tables Ingested")).size());
    }
  }

  @Test
  void schemasOfTheAsimIndex() {
    Page index = pages.at("asim/asim-index.md");
    for (String bullet : PublishedPage.bullets(index.published().section("## Schemas"))) {
      String schema = PublishedPage.link(bullet).label();
      Predicate<Page> own = page -> schema.equals(page.attributes().get("Schema"));
      int sources = count(pairs("Source"), own);
      int unions = count(pairs("Union"), own);
      int empty = count(pages.asimParsers(), own.and(page -> isRole(page, "Empty")));
      int all = count(pages.asimParsers(), own);
      assertThat(
              Pattern.compile("(\\d+) (source|union|without|empty)")
                  .matcher(bullet)
                  .results()
                  .map(part -> part.group(2) + " " + part.group(1)))
          .as(bullet)
          .containsExactlyElementsOf(
              Stream.of(
                      "source " + sources,
                      "union " + unions,
                      "without " + (all - 2 * sources - 2 * unions - empty),
                      "empty " + empty)
                  .filter(part -> !part.endsWith(" 0"))
                  .toList());
      for (List<String> row : PublishedPage.rows(index.published().section("## " + schema))) {
        if (row.size() == 4 && row.get(2).matches("\\d+")) {
          Page parser = pages.at(index.linked(row.get(0)).get(0));
          String tables = parser.published().section("## Source Tables");
          assertThat(number(row.get(2)))
              .as(parser.address())
              .isEqualTo(PublishedPage.rows(tables).size());
        }
      }
    }
  }

  /** The number that a cell shows, linked or not; a dash is none. */
  private static int number(String cell) {
    Matcher number = NUMBER.matcher(cell);
    return number.find() ? Integer.parseInt(number.group()) : 0;
  }

  /** Checks a row that is there if and only if it counts something. */
  private static void assertRow(Map<String, List<Integer>> rows, String name, int count) {
    if (count == 0) {
      assertThat(rows).doesNotContainKey(name);
    } else {
      assertThat(rows).containsEntry(name, List.of(count));
    }
  }

  private static boolean isUnpublished(Page page) {
    return page.says("\n> ⚠️ **Unpublished:**");
  }

  private static boolean isDiscovered(Page page) {
    return page.says("\n> 🔍 **Discovered:**");
  }

  private static <T> int count(Collection<T> things, Predicate<T> condition) {
    return (int) things.stream().filter(condition).count();
  }

  /** The numbers of the tables of a section, by their first cell without stars around it. */
  private static TreeMap<String, List<Integer>> cells(Page page, String heading) {
    String text =
        heading == null ? page.published().text() : page.published().section(heading) + "\n";
    TreeMap<String, List<Integer>> cells = new TreeMap<>();
    for (List<String> row : PublishedPage.rows(text)) {
      String name = row.get(0).replaceAll("^\\*\\*|\\*\\*$", "");
      Matcher link = Pattern.compile("^\\[(.*)]\\(.*\\)$").matcher(name);
      List<Integer> numbers = new ArrayList<>();
      for (String cell : row.subList(1, row.size())) {
        Matcher number = NUMBER.matcher(cell.replace("*", "").replaceFirst(" pairs$", ""));
        if (number.matches()) {
          numbers.add(Integer.parseInt(number.group().replace(",", "")));
        }
      }
      cells.put(link.matches() ? link.group(1) : name, numbers);
    }
    return cells;
  }
}
