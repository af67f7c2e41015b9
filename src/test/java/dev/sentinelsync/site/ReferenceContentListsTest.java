package dev.sentinelsync.site;

import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.parser.ParserRow;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lists of content items and of parsers of the reference, made again from their rows. The prose
 * before the numbers is in our own words and left out of the comparison; headings that nothing can
 * link to and names that are HTML are repaired first.
 */
class ReferenceContentListsTest {

  private final FactSheet sheet = new FactSheet();

  @Test
  void contentIndexIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("content/content-index.md");
    int total = 0;
    for (List<String> row : PublishedPage.rows(page.text())) {
      Link link = PublishedPage.links(row.get(0)).get(0);
      int count = Integer.parseInt(row.get(1).replace("*", ""));
      ContentType type = ContentType.ofSlug(link.stem().replace("-index", ""));
      for (int i = 0; i < count; i++) {
        sheet.add(ItemCatalog.ITEMS_BY_TYPE, type.key(), "item" + i);
        sheet.add(InputCatalog.BUCKETS, Buckets.items(), "item" + total++);
      }
      if (type != ContentType.PARSER) {
        sheet.page(PageKind.CONTENT_TYPE, type.slug(), "content", link.target());
      }
    }

    String made = sheet.render(PageKind.CONTENT_INDEX, "", "content/content-index.md");

    PublishedPage.assertSame(withoutSentences(made), withoutSentences(page.text()));
  }

  private static String withoutSentences(String text) {
    return from(text, " content items**")
        .replaceAll("\\| [^|]* (\\[Learn more])", "| … $1")
        .replaceAll("(?m)^(Content is organized|Each type has) .*$", "…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"playbooks", "watchlists", "workbooks"})
  void typePagesAreReproduced(String slug) throws Exception {
    PublishedPage page = PublishedPage.read("content/" + slug + ".md");
    ContentType type = ContentType.ofSlug(slug);
    whole(type, state(page, type));

    String made = sheet.render(PageKind.CONTENT_TYPE, slug, "content/" + slug + ".md");

    String numbers = " " + type.plural().toLowerCase(Locale.ROOT) + "**";
    PublishedPage.assertSame(from(made, numbers), from(repaired(page.text()), numbers));
  }

  @Test
  void summaryRulesAreReproducedWithoutTheirDuplicates() throws Exception {
    String published = PublishedPage.read("content/summary-rules.md").text();
    List<String> lines = new ArrayList<>();
    published
        .lines()
        .filter(line -> !line.startsWith("| [") || !lines.contains(line))
        .forEach(lines::add);
    PublishedPage page =
        new PublishedPage(
            (String.join("\n", lines) + "\n").replace("**25 summary", "**16 summary"));
    whole(ContentType.SUMMARY_RULE, state(page, ContentType.SUMMARY_RULE));

    String made = sheet.render(PageKind.CONTENT_TYPE, "summary-rules", "content/summary-rules.md");

    PublishedPage.assertSame(from(made, " summary rules**"), from(page.text(), " summary rules**"));
  }

  private void whole(ContentType type, List<ItemRow> items) {
    sheet.whole(SiteLists.CONTENT, type.slug(), items.stream().map(ItemRow::path).toList());
  }

  @Test
  void splitTypePageIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("content/analytic-rules.md");
    int total = 0;
    List<ListPart.Part> letters = new ArrayList<>();
    for (List<String> row : PublishedPage.rows(page.text())) {
      Link link = PublishedPage.link(row.get(0));
      letter(link);
      letters.add(new ListPart.Part(link.label(), Integer.parseInt(row.get(1))));
      total += Integer.parseInt(row.get(1));
    }
    part(List.of(), total, List.of(), letters, List.of());

    String made =
        sheet.render(PageKind.CONTENT_TYPE, "analytic-rules", "content/analytic-rules.md");

    PublishedPage.assertSame(
        from(made, " analytic rules**"), from(page.text(), " analytic rules**"));
  }

  @ParameterizedTest
  @CsvSource({"T, analytic-rules-t", "#, analytic-rules-other"})
  void letterPagesAreReproduced(String letter, String stem) throws Exception {
    PublishedPage page = PublishedPage.read("content/" + stem + ".md");
    String id = "analytic-rules/" + letter;
    List<Link> others = PublishedPage.links(page.between("**Jump to letter:** ", "\n"));
    others.forEach(this::letter);
    TreeSet<String> letters = new TreeSet<>(others.stream().map(Link::label).toList());
    letters.add(letter);
    sheet.page(PageKind.CONTENT_LETTER, id, "content", stem + ".md");
    sheet.page(PageKind.CONTENT_TYPE, "analytic-rules", "content", "analytic-rules.md");
    List<String> rules =
        state(page, ContentType.ANALYTIC_RULE).stream().map(ItemRow::path).toList();
    part(List.of(letter), rules.size(), rules, List.of(), List.copyOf(letters));

    String made = sheet.render(PageKind.CONTENT_LETTER, id, "content/" + stem + ".md");

    PublishedPage.assertSame(made, page.text());
  }

  private void letter(Link link) {
    sheet.page(PageKind.CONTENT_LETTER, "analytic-rules/" + link.label(), "content", link.target());
  }

  private void part(
      List<String> steps,
      int count,
      List<String> rules,
      List<ListPart.Part> parts,
      List<String> siblings) {
    ListPart part =
        new ListPart(
            "analytic-rules", "content/analytic-rules", steps, count, rules, parts, siblings);
    sheet.set(SiteLists.CONTENT.parts(), part.id(), part);
  }

  /** Notes down the items of a list; their order decides on equal names. */
  private List<ItemRow> state(PublishedPage page, ContentType type) {
    List<ItemRow> items = new ArrayList<>();
    for (List<String> row : PublishedPage.rows(page.text())) {
      String source = row.get(row.size() - 1);
      Link link = PublishedPage.links(row.get(0)).get(0);
      String path = "%05d".formatted(items.size());
      ContentSource from =
          source.startsWith("📦")
              ? ContentSource.SOLUTION
              : source.startsWith("📄") ? ContentSource.STANDALONE : ContentSource.GITHUB_ONLY;
      String solution = from == ContentSource.SOLUTION ? solution(source) : "";
      ItemRow item =
          new ItemRow(
              path,
              type,
              link.label(),
              type == ContentType.ANALYTIC_RULE ? row.get(1).replaceFirst("^-$", "") : "",
              List.of(),
              new ItemRow.Origin(from, solution, solution, !row.get(0).endsWith("⚠️")));
      sheet.set(ItemCatalog.ITEM_ROW, path, item);
      sheet.page(PageKind.ITEM, path, "content", link.target());
      items.add(item);
    }
    return items;
  }

  /** Notes down a solution, by its name. */
  private String solution(String cell) {
    Link link = PublishedPage.link(cell);
    sheet.page(PageKind.SOLUTION, link.label(), "content", link.target());
    sheet.set(
        SolutionCatalog.SOLUTION_ROW,
        link.label(),
        new SolutionRow(
            link.label(),
            link.label(),
            "",
            "",
            "",
            "",
            true,
            new SolutionRow.Contents(false, true, false, false)));
    return link.label();
  }

  @Test
  void parsersIndexIsReproduced() throws Exception {
    PublishedPage page = PublishedPage.read("parsers/parsers-index.md");
    int number = 0;
    for (List<String> row : PublishedPage.rows(page.text())) {
      Link link = PublishedPage.links(row.get(0)).get(0);
      String path = "%05d".formatted(number++);
      String solution = row.get(1).startsWith("📦") ? solution(row.get(1)) : "";
      sheet.page(PageKind.PARSER, path, "parsers", link.target());
      sheet.set(
          ParserCatalog.PARSER_ROW,
          path,
          new ParserRow(
              path,
              link.label(),
              solution,
              solution,
              tables(row.get(2)),
              !row.get(0).endsWith("⚠️")));
    }

    sheet.whole(SiteLists.INDEXES, IndexList.PARSERS.id(), sheet.ids(ParserCatalog.PARSER_ROW));

    String made = sheet.render(PageKind.PARSERS_INDEX, "", "parsers/parsers-index.md");

    PublishedPage.assertSame(
        from(made, " parsers** ("), from(repaired(page.text()), " parsers** ("));
  }

  /** Notes down the tables of a cell; three dots mean one more. */
  private List<String> tables(String cell) {
    if (cell.equals("—")) {
      return List.of();
    }
    List<String> names =
        Arrays.stream(cell.split(", ")).map(name -> name.equals("...") ? "~" : name).toList();
    names.forEach(
        name -> sheet.set(TableCatalog.TABLE_NAME, name, new TableName(name, name, false)));
    return names;
  }

  /** A heading of one sign is empty, and a name that is a tag is not shown. */
  private static String repaired(String text) {
    return text.replace("[#](##)", "[#](#symbols)")
        .replaceAll("(?m)^## #$", "## Symbols")
        .replace("[<PlaybookName>]", "[&lt;PlaybookName>]");
  }

  private static String from(String text, String numbers) {
    return text.substring(text.lastIndexOf('\n', text.indexOf(numbers)));
  }
}
