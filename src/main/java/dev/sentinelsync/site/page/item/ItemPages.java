package dev.sentinelsync.site.page.item;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.EmbeddedReadme;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import java.util.List;
import java.util.Locale;

/** Pages of content items (page layouts 8.11; 9.1 for the classic layout). */
public final class ItemPages {

  private ItemPages() {}

  /**
   * What the template sees.
   *
   * @param layout the frame
   * @param item the item
   * @param facts what its file says, for sections of a user's own
   * @param description ready for the page
   * @param solution link to its solution
   * @param connectors links to the connectors it requires
   * @param source address of its file
   * @param asim links to the ASIM parsers it uses
   * @param tables the tables it uses
   * @param playbook whether tables are shown with their usage
   * @param statusNote words for an item that is no longer in use, or empty
   * @param readme its README, or null
   * @param typeIndex way back
   * @param solutionPage way back
   */
  public record Model(
      String layout,
      ContentItem item,
      FileFacts facts,
      Markup description,
      Markup solution,
      Markup connectors,
      String source,
      List<Markup> asim,
      List<TableUse> tables,
      boolean playbook,
      String statusNote,
      EmbeddedReadme readme,
      String typeIndex,
      String solutionPage) {}

  /**
   * One line of the table list.
   *
   * @param link to the table
   * @param usage what is done with it
   */
  public record TableUse(Markup link, String usage) {}

  public static String render(PageContext context) {
    ContentItem item = context.facts().get(ItemCatalog.ITEM, context.id());
    ItemTables uses =
        context.facts().find(ItemCatalog.ITEM_TABLES, context.id()).orElse(ItemTables.NONE);
    TableLinks tables = new TableLinks(context);
    PageId solution = new PageId(PageKind.SOLUTION, item.solutionKey());
    Model model =
        new Model(
            context.setting(PageContext.LAYOUT),
            item,
            context.facts().get(InputCatalog.FILE, item.path()).facts(),
            Descriptions.item(context, item),
            context.links().to(solution, item.solutionName()),
            connectors(context, item),
            SourceUrls.of(context, item.path()),
            tables.asim(uses),
            tables.byName(uses).stream()
                .map(use -> new TableUse(tables.table(use.key()), use.usage().label()))
                .toList(),
            item.type() == ContentType.PLAYBOOK,
            statusNote(item),
            EmbeddedReadme.ofPlaybook(context, item),
            context.links().href(new PageId(PageKind.CONTENT_TYPE, item.type().slug())),
            context.links().href(solution));
    return context.fill("item.md.ftl", model);
  }

  private static Markup connectors(PageContext context, ContentItem item) {
    return Markup.join(
        ", ",
        item.requiredConnectors().stream()
            .map(
                id ->
                    context
                        .links()
                        .to(new PageId(PageKind.CONNECTOR, id.toLowerCase(Locale.ROOT)), id))
            .toList());
  }

  private static String statusNote(ContentItem item) {
    return switch (item.queryStatus()) {
      case RETIRED, DEPRECATED, MOVED_OR_REPLACED -> item.queryStatus().label();
      default -> "";
    };
  }
}
