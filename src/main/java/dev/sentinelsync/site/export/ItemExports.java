package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.derive.Association;
import dev.sentinelsync.catalog.derive.FilterFields;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.ItemMetadata;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.content.fact.SummaryRuleFacts;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exports of content items and of the tables that they use. */
public final class ItemExports {

  private static final List<String> ITEMS =
      List.of(
          "content_id",
          "content_name",
          "content_type",
          "content_description",
          "content_file",
          "content_readme_file",
          "content_github_url",
          "content_severity",
          "content_status",
          "content_kind",
          "content_tactics",
          "content_techniques",
          "content_required_connectors",
          "content_query_status",
          "content_event_vendor",
          "content_event_product",
          "content_filter_fields",
          "associated_connectors",
          "associated_solutions",
          "content_source",
          "metadata_source_kind",
          "metadata_author",
          "metadata_support_tier",
          "metadata_categories",
          "not_in_solution_json",
          "solution_name",
          "solution_folder",
          "solution_github_url",
          "is_published");

  private static final List<String> TABLES =
      List.of(
          "solution_name",
          "solution_folder",
          "solution_github_url",
          "content_type",
          "content_id",
          "content_name",
          "content_file",
          "table_name",
          "table_usage",
          "source_parser",
          "is_published");

  private static final FolderLines ITEM_LINES =
      new FolderLines("item-export", (facts, item) -> CsvTable.line(ITEMS, row(facts, item)));

  private static final FolderLines TABLE_LINES =
      new FolderLines(
          "item-tables-export",
          (facts, item) ->
              uses(facts, item)
                  .map(fields -> CsvTable.line(TABLES, fields))
                  .collect(Collectors.joining()));

  private ItemExports() {}

  /** Puts the families of the lines behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    ITEM_LINES.register(builder);
    TABLE_LINES.register(builder);
  }

  /** One row for each item. */
  static byte[] items(PageContext context) {
    return CsvTable.join(ITEMS, ITEM_LINES.inOrder(context.facts()));
  }

  /** One row for each table or ASIM parser that an item uses. */
  static byte[] tables(PageContext context) {
    return CsvTable.join(TABLES, TABLE_LINES.inOrder(context.facts()));
  }

  private static List<String> row(Facts facts, ContentItem item) {
    SourceFile file = facts.get(InputCatalog.FILE, item.path());
    ItemMetadata metadata = metadata(file);
    Association association = Association.of(item, facts);
    return List.of(
        item.id(),
        item.name(),
        item.type().key(),
        item.description(),
        item.relativePath(),
        item.readmePath(),
        SourceUrls.of(facts, item.path()),
        item.severity(),
        item.status(),
        item.kind(),
        String.join(",", item.tactics()),
        String.join(",", item.techniques()),
        String.join(",", item.requiredConnectors()),
        item.queryStatus().name().toLowerCase(Locale.ROOT),
        String.join(";", item.vendors()),
        String.join(";", item.products()),
        FilterFields.of(file),
        String.join(", ", association.connectors()),
        String.join(", ", association.solutions()),
        source(item.source()),
        metadata.sourceKind(),
        metadata.authorName(),
        metadata.supportTier(),
        String.join(",", metadata.categories()),
        Boolean.toString(!item.listed()),
        item.solutionName(),
        folder(item),
        folderUrl(facts, item),
        Boolean.toString(item.solutionPublished()));
  }

  private static ItemMetadata metadata(SourceFile file) {
    return file.facts(RuleFacts.class)
        .map(RuleFacts::metadata)
        .or(() -> file.facts(SummaryRuleFacts.class).map(SummaryRuleFacts::metadata))
        .orElse(ItemMetadata.NONE);
  }

  private static String source(ContentSource source) {
    return switch (source) {
      case SOLUTION -> "Solution";
      case STANDALONE -> "Standalone";
      case GITHUB_ONLY -> "GitHub Only";
    };
  }

  /** The folder of the solution; the top-level folder of other items. */
  private static String folder(ContentItem item) {
    String[] parts = item.path().split("/", 3);
    return item.source() == ContentSource.SOLUTION ? parts[1] : parts[0];
  }

  private static String folderUrl(Facts facts, ContentItem item) {
    return item.source() == ContentSource.SOLUTION
        ? SourceUrls.of(facts, item.solutionKey())
        : SourceUrls.of(facts, folder(item));
  }

  private static Stream<List<String>> uses(Facts facts, ContentItem item) {
    ItemTables uses = facts.find(ItemCatalog.ITEM_TABLES, item.path()).orElse(ItemTables.NONE);
    return Stream.concat(
        uses.asim().stream()
            .sorted(Comparator.comparing(ItemTables.AsimUse::name, Ordinal.ORDER))
            .map(use -> use(facts, item, use.name(), "read", "")),
        uses.tables().stream()
            .sorted(Comparator.comparing(use -> tableName(facts, use), Ordinal.ORDER))
            .map(
                use ->
                    use(
                        facts,
                        item,
                        tableName(facts, use),
                        use.usage().label(),
                        parserName(facts, use.parserPath()))));
  }

  private static String tableName(Facts facts, ItemTables.Use use) {
    return facts.get(TableCatalog.TABLE_NAME, use.key()).name();
  }

  private static List<String> use(
      Facts facts, ContentItem item, String table, String usage, String parser) {
    return List.of(
        item.solutionName(),
        folder(item),
        folderUrl(facts, item),
        item.type().key(),
        item.id(),
        item.name(),
        item.relativePath(),
        table,
        usage,
        parser,
        Boolean.toString(item.solutionPublished()));
  }

  private static String parserName(Facts facts, String path) {
    return path.isEmpty()
        ? ""
        : facts.get(InputCatalog.FILE, path).functionNames().stream().findFirst().orElse("");
  }
}
