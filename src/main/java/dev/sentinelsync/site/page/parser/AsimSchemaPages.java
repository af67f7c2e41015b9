package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.parser.AsimParser.Role;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.schema.AsimSchema;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Pages of ASIM schemas, of the layout {@code full} (page layouts 9.2). */
public final class AsimSchemaPages {

  private AsimSchemaPages() {}

  /**
   * What the template sees.
   *
   * @param schema the schema
   * @param source link to the list of fields, or nothing
   * @param parsers its parsers, unions first, by name
   * @param items the items that call one of them
   */
  public record Model(
      AsimSchema schema, Markup source, List<Line> parsers, ItemLinks.ByType items) {}

  /**
   * A parser.
   *
   * @param link to it
   * @param role what it is for
   * @param product whose events it reads, or empty
   * @param version as spelled
   */
  public record Line(Markup link, Role role, String product, String version) {}

  /** Links to the pages of all schemas, by name. */
  static List<Markup> links(PageContext context) {
    return context.facts().all(SchemaCatalog.ASIM_SCHEMA).stream()
        .map(AsimSchema::name)
        .sorted(Ordinal.IGNORING_CASE)
        .map(
            name ->
                context.links().to(new PageId(PageKind.ASIM_SCHEMA, AsimSchema.key(name)), name))
        .toList();
  }

  public static String render(PageContext context) {
    AsimSchema schema = context.facts().get(SchemaCatalog.ASIM_SCHEMA, context.id());
    List<String> keys = context.facts().members(ParserCatalog.ASIM_BY_SCHEMA, context.id());
    TreeSet<String> items = new TreeSet<>(Ordinal.ORDER);
    keys.forEach(key -> items.addAll(context.facts().members(ItemCatalog.ITEMS_BY_ASIM, key)));
    items.removeIf(
        path -> context.facts().get(ItemCatalog.ITEM_ROW, path).type().has(ItemTrait.FUNCTION));
    Model model =
        new Model(
            schema,
            schema.source().isEmpty()
                ? Markup.EMPTY
                : SourceUrls.versionedLink(context, RepositoryPath::fileName, schema.source()),
            keys.stream()
                .flatMap(key -> context.facts().find(ParserCatalog.ASIM_ROW, key).stream())
                .sorted(
                    Comparator.comparing(AsimRow::role)
                        .thenComparing(AsimRow::name, Ordinal.IGNORING_CASE)
                        .thenComparing(AsimRow::key))
                .map(row -> line(context, row))
                .toList(),
            new ItemLinks(context).byType(items, item -> ""));
    return context.fill("asim-schema.md.ftl", model);
  }

  private static Line line(PageContext context, AsimRow row) {
    return new Line(
        context.links().to(new PageId(PageKind.ASIM, row.key()), row.name()),
        row.role(),
        row.role() == Role.SOURCE ? row.product() : "",
        row.version());
  }
}
