package dev.sentinelsync.site.export;

import dev.sentinelsync.catalog.derive.Association;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.FilterFields;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.EntityMapping;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.ItemMetadata;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exports of content items and of the tables that they use. */
public final class ItemExports {

  private static final CsvTable<ItemLine> ITEMS =
      new CsvTable<ItemLine>()
          .column("content_id", row -> row.item().id())
          .column("content_name", row -> row.item().name())
          .column("content_type", row -> row.item().type().key())
          .column("content_description", row -> row.item().description())
          .column("content_file", row -> row.item().origin().relativePath())
          .column("content_readme_file", row -> row.item().content().readmePath())
          .column("content_github_url", row -> SourceUrls.of(row.facts(), row.item().path()))
          .column("content_severity", row -> row.item().severity())
          .column("content_status", row -> row.item().status())
          .column("content_kind", row -> row.item().kind())
          .column("content_tactics", row -> String.join(",", row.item().tactics()))
          .column("content_techniques", row -> String.join(",", row.item().techniques()))
          .column(
              "content_required_connectors",
              row -> String.join(",", row.item().classification().requiredConnectors()))
          .column(
              "content_query_status",
              row -> row.item().content().queryStatus().name().toLowerCase(Locale.ROOT))
          .column("content_event_vendor", row -> String.join(";", row.item().vendors()))
          .column("content_event_product", row -> String.join(";", row.item().products()))
          .column("content_filter_fields", row -> FilterFields.of(row.file()))
          .column("associated_connectors", row -> String.join(", ", row.association().connectors()))
          .column("associated_solutions", row -> String.join(", ", row.association().solutions()))
          .column("content_source", row -> source(row.item().source()))
          .column("metadata_source_kind", row -> row.metadata().sourceKind())
          .column("metadata_author", row -> row.metadata().authorName())
          .column("metadata_support_tier", row -> row.metadata().supportTier())
          .column("metadata_categories", row -> String.join(",", row.metadata().categories()))
          .column("not_in_solution_json", row -> Boolean.toString(!row.item().listed()))
          .column("solution_name", row -> row.item().solutionName())
          .column("solution_folder", row -> folder(row.item()))
          .column("solution_github_url", row -> folderUrl(row.facts(), row.item()))
          .column("is_published", row -> Boolean.toString(row.item().solutionPublished()))
          .column("content_version", row -> row.item().classification().version())
          .column("query_frequency", row -> rule(row, rule -> rule.schedule().queryFrequency()))
          .column("query_period", row -> rule(row, rule -> rule.schedule().queryPeriod()))
          .column("trigger", row -> trigger(row.file().facts()))
          .column("entity_types", row -> String.join(",", entityTypes(row.file().facts())))
          .column("sub_techniques", row -> subTechniques(row.item()));

  private static final CsvTable<UseLine> TABLES =
      new CsvTable<UseLine>()
          .column("solution_name", row -> row.item().solutionName())
          .column("solution_folder", row -> folder(row.item()))
          .column("solution_github_url", row -> folderUrl(row.facts(), row.item()))
          .column("content_type", row -> row.item().type().key())
          .column("content_id", row -> row.item().id())
          .column("content_name", row -> row.item().name())
          .column("content_file", row -> row.item().origin().relativePath())
          .column("table_name", row -> row.table())
          .column("table_usage", row -> row.usage())
          .column("source_parser", row -> row.parser())
          .column("is_published", row -> Boolean.toString(row.item().solutionPublished()));

  private record ItemLine(
      Facts facts,
      ContentItem item,
      SourceFile file,
      ItemMetadata metadata,
      Association association) {

    static ItemLine of(Facts facts, ContentItem item) {
      SourceFile file = facts.get(InputCatalog.FILE, item.path());
      return new ItemLine(facts, item, file, file.facts().metadata(), Association.of(item, facts));
    }
  }

  private record UseLine(
      Facts facts, ContentItem item, String table, String usage, String parser) {}

  private static final FolderLines ITEM_LINES =
      new FolderLines("item-export", (facts, item) -> ITEMS.line(ItemLine.of(facts, item)));

  private static final FolderLines TABLE_LINES =
      new FolderLines(
          "item-tables-export",
          (facts, item) -> uses(facts, item).map(TABLES::line).collect(Collectors.joining()));

  private ItemExports() {}

  /** Puts the families of the lines behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    ITEM_LINES.register(builder);
    TABLE_LINES.register(builder);
  }

  /** One row for each item. */
  static byte[] items(PageContext context) {
    return ITEMS.join(ITEM_LINES.inOrder(context.facts()));
  }

  /** One row for each table or ASIM parser that an item uses. */
  static byte[] tables(PageContext context) {
    return TABLES.join(TABLE_LINES.inOrder(context.facts()));
  }

  private static String rule(ItemLine row, Function<RuleFacts, String> attribute) {
    return row.file().facts(RuleFacts.class).map(attribute).orElse("");
  }

  /** Of a rule when it fires, such as {@code gt 0}; of a playbook what starts it. */
  private static String trigger(FileFacts facts) {
    if (facts instanceof RuleFacts rule) {
      RuleFacts.Schedule schedule = rule.schedule();
      return (schedule.triggerOperator() + " " + schedule.triggerThreshold()).strip();
    }
    return facts instanceof PlaybookFacts playbook
        ? playbook.workflow().triggers().stream()
            .map(trigger -> trigger.kind().name().toLowerCase(Locale.ROOT))
            .distinct()
            .collect(Collectors.joining(","))
        : "";
  }

  private static List<String> entityTypes(FileFacts facts) {
    if (facts instanceof RuleFacts rule) {
      return rule.alert().entityMappings().stream()
          .map(EntityMapping::entityType)
          .filter(type -> !type.isEmpty())
          .distinct()
          .toList();
    }
    return facts instanceof PlaybookFacts playbook ? playbook.about().entities() : List.of();
  }

  private static String subTechniques(ContentItem item) {
    return item.techniques().stream()
        .filter(technique -> technique.contains("."))
        .collect(Collectors.joining(","));
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
        ? SourceUrls.of(facts, item.origin().solutionKey())
        : SourceUrls.of(facts, folder(item));
  }

  private static Stream<UseLine> uses(Facts facts, ContentItem item) {
    ItemTables uses = facts.find(ItemCatalog.ITEM_TABLES, item.path()).orElse(ItemTables.NONE);
    return Stream.concat(
        uses.asim().stream()
            .sorted(Comparator.comparing(ItemTables.AsimUse::name, Ordinal.ORDER))
            .map(use -> new UseLine(facts, item, use.name(), "read", "")),
        uses.tables().stream()
            .sorted(Comparator.comparing(use -> tableName(facts, use), Ordinal.ORDER))
            .map(
                use ->
                    new UseLine(
                        facts,
                        item,
                        tableName(facts, use),
                        use.usage().label(),
                        parserName(facts, use.parserPath()))));
  }

  private static String tableName(Facts facts, ItemTables.Use use) {
    return facts.get(TableCatalog.TABLE_NAME, use.key()).name();
  }

  private static String parserName(Facts facts, String path) {
    return path.isEmpty()
        ? ""
        : facts.get(InputCatalog.FILE, path).functionNames().stream().findFirst().orElse("");
  }
}
