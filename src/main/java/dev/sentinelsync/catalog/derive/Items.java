package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.EventSources;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemOwner;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemSummary;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.item.QueryRule;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.CommonAttributes;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.content.fact.RequiredConnector;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts content items together: what the file says, whose it is, what its folder adds. */
public final class Items implements Derivation<ContentItem> {

  @Override
  public Family<ContentItem> family() {
    return ItemCatalog.ITEM;
  }

  @Override
  public ContentItem derive(String path, Facts facts) {
    SourceFile file = facts.get(InputCatalog.FILE, path);
    ItemOwner owner = facts.get(ItemOwner.FAMILY, path);
    Solution solution = facts.get(SolutionCatalog.SOLUTION, owner.solutionKey());
    String readme = owner.type().has(ItemTrait.README_BESIDE) ? readmeBeside(file, facts) : "";
    CommonAttributes common = file.facts().common();
    String name = common.name().isEmpty() ? fallbackName(file, owner) : common.name().strip();
    String description = common.description();
    boolean inSolution = owner.source() == ContentSource.SOLUTION;
    return new ContentItem(
        path,
        owner.type(),
        name,
        common.id(),
        new ContentItem.Origin(
            owner.source(),
            owner.solutionKey(),
            solution.name(),
            file.place().below(),
            common.name().isEmpty() ? name : common.name(),
            !inSolution || Listing.lists(file, facts),
            !inSolution || solution.offer().published()),
        classification(common),
        new ContentItem.Content(
            onOneLine(description.isEmpty() ? summary(readme, facts) : description),
            queryStatus(
                owner.type().queryRule(), name, description, !file.facts().queries().isEmpty()),
            EventSources.vendors(file.references()),
            EventSources.products(file.references()),
            readme,
            file.keptFrom()));
  }

  private static ContentItem.Classification classification(CommonAttributes common) {
    CommonAttributes.Classification author = common.classification();
    return new ContentItem.Classification(
        author.severity(),
        author.status(),
        author.kind(),
        common.version(),
        author.tactics(),
        author.techniques(),
        author.requiredConnectors().stream()
            .map(RequiredConnector::connectorId)
            .filter(id -> !id.isEmpty())
            .toList());
  }

  private static String fallbackName(SourceFile file, ItemOwner owner) {
    boolean template = file.fileName().toLowerCase(Locale.ROOT).equals("azuredeploy.json");
    boolean namedByFolder =
        owner.type().has(ItemTrait.NAMED_BY_FOLDER) && owner.source() != ContentSource.SOLUTION;
    if (template || namedByFolder) {
      String folder = file.folder();
      return folder.substring(folder.lastIndexOf('/') + 1);
    }
    return file.stem();
  }

  /** The README in the same folder; of several spellings the first by code point. */
  private static String readmeBeside(SourceFile file, Facts facts) {
    return facts.members(InputCatalog.FOLDER_FILES, file.folder()).stream()
        .filter(path -> path.toLowerCase(Locale.ROOT).endsWith("/readme.md"))
        .findFirst()
        .orElse("");
  }

  private static String summary(String readme, Facts facts) {
    return readme.isEmpty()
        ? ""
        : facts
            .get(InputCatalog.FILE, readme)
            .facts(MarkdownFacts.class)
            .map(MarkdownFacts::summary)
            .orElse("");
  }

  private static String onOneLine(String description) {
    return description.replace("\r", "").replace('\n', ' ').strip();
  }

  /** Whether the item still has a query, else what its words say of it (analysis rules 4.2). */
  private static QueryStatus queryStatus(
      QueryRule rule, String name, String description, boolean hasQuery) {
    if (hasQuery || rule == QueryRule.ASSUMED) {
      return QueryStatus.HAS_QUERY;
    }
    if (rule == QueryRule.OPTIONAL) {
      return QueryStatus.NO_QUERY;
    }
    Predicate<String> says =
        word ->
            Stream.of(name, description)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word));
    if (says.test("retired")) {
      return QueryStatus.RETIRED;
    }
    if (says.test("deprecated")) {
      return QueryStatus.DEPRECATED;
    }
    String lower = description.toLowerCase(Locale.ROOT);
    return lower.contains("moved") || lower.contains("replaced")
        ? QueryStatus.MOVED_OR_REPLACED
        : QueryStatus.MISSING_QUERY;
  }

  @Override
  public void emit(String path, ContentItem item, Emitter out) {
    for (String id : item.classification().requiredConnectors()) {
      String key = Keys.connector(id);
      out.put(ItemCatalog.ITEMS_BY_CONNECTOR, key, path);
      out.put(ItemCatalog.REQUIRED_SPELLINGS, key, id);
      out.declare(ConnectorCatalog.CONNECTOR, key);
    }
    if (!item.id().isEmpty()) {
      String id = item.id().toLowerCase(Locale.ROOT);
      out.put(ItemCatalog.ITEMS_BY_ID, id, path);
      out.declare(SharedIds.FAMILY, id);
    }
    buckets(item).forEach(bucket -> out.put(InputCatalog.BUCKETS, bucket, path));
  }

  private static List<String> buckets(ContentItem item) {
    return List.of(
        Buckets.items(),
        Buckets.items(item.origin().source(), item.origin().solutionPublished()),
        Buckets.items(item.type(), item.origin().source(), item.origin().solutionPublished()));
  }

  /** The rows of lists. */
  public static final class Rows implements Derivation<ItemRow> {

    @Override
    public Family<ItemRow> family() {
      return ItemCatalog.ITEM_ROW;
    }

    @Override
    public ItemRow derive(String path, Facts facts) {
      return facts
          .find(ItemCatalog.ITEM, path)
          .map(
              item ->
                  new ItemRow(
                      path,
                      item.type(),
                      item.name(),
                      item.classification().severity(),
                      item.classification().tactics(),
                      new ItemRow.Origin(
                          item.origin().source(),
                          item.origin().solutionKey(),
                          item.origin().solutionName(),
                          item.origin().listed())))
          .orElse(null);
    }
  }

  /** What the pages of solutions show beside the rows. */
  public static final class Summaries implements Derivation<ItemSummary> {

    @Override
    public Family<ItemSummary> family() {
      return ItemCatalog.ITEM_SUMMARY;
    }

    @Override
    public ItemSummary derive(String path, Facts facts) {
      return facts
          .find(ItemCatalog.ITEM, path)
          .map(
              item ->
                  new ItemSummary(
                      beginning(item.content().description()), item.content().queryStatus()))
          .orElse(null);
    }

    private static String beginning(String description) {
      int longest = ItemSummary.SHOWN + 1;
      return description.codePointCount(0, description.length()) <= longest
          ? description
          : description.substring(0, description.offsetByCodePoints(0, longest));
    }
  }
}
