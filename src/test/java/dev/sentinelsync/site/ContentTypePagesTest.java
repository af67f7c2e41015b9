package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemColumn;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.item.QueryRule;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableRow;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.list.ListPart;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.TemplateProblem;
import dev.sentinelsync.site.template.Templates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every type of content has what pages need: each page that shows types is made for each type, from
 * the registry and the shipped templates alone.
 */
class ContentTypePagesTest {

  private static final String SOLUTION = "Solutions/Contoso";
  private static final String ITEM = "Thing";

  private final FactSheet sheet = new FactSheet();

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void indexOfTypesSaysWhatTheTypeIsFor(ContentType type) {
    item(type);

    assertThat(sheet.render(PageKind.CONTENT_INDEX, "", "content/content-index.md"))
        .containsPattern(
            "(?m)^\\| \\[%s\\]\\([^)]+\\) \\| 1\\*? \\| [A-Z][^|]+\\. \\[Learn more\\]\\(%s\\) \\|$"
                .formatted(Pattern.quote(type.plural()), Pattern.quote(type.documentation())));
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void pageOfTheTypeExplainsItAndListsItsItems(ContentType type) {
    item(type);

    assertThat(sheet.render(PageKind.CONTENT_TYPE, type.slug(), "content/types.md"))
        .startsWith("# " + type.plural() + "\n")
        .containsPattern(
            "(?m)^[A-Z].{60,}\\. \\[Learn more\\]\\(%s\\)$"
                .formatted(Pattern.quote(type.documentation())))
        .contains(table(type.listColumns()))
        .contains("| [Thing](thing.md) | " + "- | ".repeat(type.listColumns().size()) + "📦 ");
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void pageOfALetterListsItsItems(ContentType type) {
    item(type);
    String letter = type.slug() + "/T";
    sheet
        .page(PageKind.CONTENT_LETTER, letter, "content", "letter.md")
        .set(
            SiteLists.CONTENT.parts(),
            letter,
            new ListPart(type.slug(), "", List.of("T"), 1, List.of(ITEM), List.of(), List.of("T")));

    assertThat(sheet.render(PageKind.CONTENT_LETTER, letter, "content/letter.md"))
        .startsWith("# " + type.plural() + " - T\n")
        .contains(table(type.listColumns()));
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void pageOfASolutionListsItsItems(ContentType type) {
    item(type);
    String columns =
        type.solutionColumns().stream()
            .map(column -> column.title() + " | ")
            .collect(Collectors.joining());
    String description = type.isDescribed() ? "Description | " : "";

    assertThat(sheet.render(PageKind.SOLUTION, SOLUTION, "solutions/contoso.md"))
        .contains("| " + type.plural() + " | 1 |", "\n### " + type.plural() + "\n\n| Name ")
        .contains("| Name | " + columns + description + "Tables Used |\n");
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void itemThatNeedsAQueryAndHasNoneIsListedApart(ContentType type) {
    item(type, QueryStatus.RETIRED);

    String apart = "#### Retired/Deprecated ";
    String page = sheet.render(PageKind.SOLUTION, SOLUTION, "solutions/contoso.md");
    if (type.queryRule() == QueryRule.REQUIRED) {
      assertThat(page).containsPattern(apart + "[A-Z][a-z]+\n\n\\| Name \\| Status \\|");
    } else {
      assertThat(page).doesNotContain(apart);
    }
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void pageOfAnItemNamesTheTypeAndLeadsBackToIt(ContentType type) {
    item(type);

    assertThat(sheet.render(PageKind.ITEM, ITEM, "content/thing.md"))
        .contains(
            "| **Type** | " + type.label() + " |",
            "[Back to " + type.plural() + "](types.md)",
            type.has(ItemTrait.WRITES_TABLES) ? "| Table | Usage |" : "- [`Syslog`](");
  }

  @ParameterizedTest
  @EnumSource(ContentType.class)
  void indexOfTablesNamesTheType(ContentType type) {
    item(type);
    sheet
        .add(TableCatalog.TABLE_NAMES, "", "syslog")
        .set(
            TableCatalog.TABLE_ROW,
            "syslog",
            new TableRow("syslog", "Syslog", 1, 0, List.of(type)));

    assertThat(sheet.render(PageKind.TABLES_INDEX, "", "tables-index.md"))
        .contains("| " + type.tableLabel() + " |");
  }

  @Test
  void typeWithoutTextsIsNamedByTheFailure(@TempDir Path folder) throws Exception {
    item(ContentType.WATCHLIST);
    String texts = Files.readString(Path.of("config/templates/content-types.ftl"));
    Files.writeString(
        folder.resolve("content-types.ftl"), texts.replace("\"watchlist\"", "\"other\""));
    PageContext context =
        new PageContext(
            PageId.of(PageKind.CONTENT_INDEX),
            "content/content-index.md",
            sheet,
            Templates.load(folder),
            PageTypes.navigation(),
            true);

    assertThatThrownBy(() -> PageTypes.of(PageKind.CONTENT_INDEX).renderer().render(context))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageContaining("content-types.ftl has no 'purpose' for the type 'watchlist'");
  }

  private void item(ContentType type) {
    item(type, QueryStatus.HAS_QUERY);
  }

  /** One item of a type, its page, its lists, its solution and a table. */
  private void item(ContentType type, QueryStatus status) {
    List<String> none = List.of();
    sheet
        .solution(SOLUTION, "Contoso")
        .set(
            SolutionCatalog.SOLUTION,
            SOLUTION,
            new Solution(
                SOLUTION,
                "Contoso",
                "",
                new Solution.Offer("", "", "", "", "", true, ""),
                new Solution.Support("", "", "", ""),
                new Solution.About(none, "", "", none, none),
                new Solution.Documents("", "", "")))
        .table("Syslog", false)
        .item(type, ITEM, SOLUTION, status, FactSheet.uses(TableUsage.READ, "Syslog"))
        .page(PageKind.CONTENT_TYPE, type.slug(), "content", "types.md")
        .add(ItemCatalog.ITEMS_BY_TYPE, type.key(), ITEM)
        .set(
            InputCatalog.FILE,
            ITEM,
            new SourceFile(
                ITEM,
                null,
                "blob",
                "1",
                new MarkdownFacts("", ""),
                List.of(),
                List.of(),
                SourceFile.Kept.NONE))
        .set(
            ItemCatalog.ITEM,
            ITEM,
            new ContentItem(
                ITEM,
                type,
                ITEM,
                "",
                new ContentItem.Origin(
                    ContentSource.SOLUTION, SOLUTION, "Contoso", ITEM, "", true, true),
                new ContentItem.Classification("", "", "", "", none, none, none),
                new ContentItem.Content("", status, none, none, "", "")));
  }

  /** The first two lines of a list of items. */
  private static String table(List<ItemColumn> columns) {
    List<String> names =
        Stream.of(Stream.of("Name"), columns.stream().map(ItemColumn::title), Stream.of("Source"))
            .flatMap(part -> part)
            .toList();
    return names.stream().collect(Collectors.joining(" | ", "| ", " |\n|"))
        + names.stream()
            .map(name -> ":" + "-".repeat(name.length() + 1) + "|")
            .collect(Collectors.joining("", "", "\n"));
  }
}
