package dev.sentinelsync.site.page.item;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.EmbeddedReadme;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.page.attack.TechniquePages;
import dev.sentinelsync.site.template.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Pages of content items (page layouts 8.11; 9.1 for the classic layout). */
public final class ItemPages {

  private ItemPages() {}

  /**
   * What the template sees.
   *
   * @param item the item
   * @param facts what its file says
   * @param shown its attributes as the page shows them
   * @param details what the layout {@code full} adds, else null
   * @param uses the tables and parsers it uses
   * @param readme its README, or null
   * @param frame what is around its content
   */
  public record Model(
      ContentItem item,
      FileFacts facts,
      Shown shown,
      ItemDetails details,
      Uses uses,
      EmbeddedReadme readme,
      Frame frame) {}

  /**
   * Attributes as the page shows them.
   *
   * @param statusNote words for an item that is no longer in use, or empty
   * @param description ready for the page
   * @param solution link to its solution
   * @param techniques links to the techniques it names; empty where techniques have no pages
   * @param connectors links to the connectors it requires
   * @param source address of its file
   */
  public record Shown(
      String statusNote,
      Markup description,
      Markup solution,
      List<Markup> techniques,
      Markup connectors,
      String source) {}

  /**
   * The tables and parsers that it uses.
   *
   * @param asim links to ASIM parsers
   * @param tables in the order of the page
   * @param writes whether it is of a type that also writes tables
   * @param remote tables and functions of another service
   */
  public record Uses(
      List<Markup> asim, List<TableUse> tables, boolean writes, List<String> remote) {}

  /**
   * One line of the table list.
   *
   * @param link to the table
   * @param usage what is done with it
   */
  public record TableUse(Markup link, String usage) {}

  /**
   * What is around the content.
   *
   * @param layout which frame
   * @param typeIndex way back
   * @param solutionPage way back
   */
  public record Frame(String layout, String typeIndex, String solutionPage) {}

  public static String render(PageContext context) {
    ContentItem item = context.facts().get(ItemCatalog.ITEM, context.id());
    FileFacts facts = context.facts().get(InputCatalog.FILE, item.path()).facts();
    ItemDetails details = context.isFull() ? details(context, facts, item.path()) : null;
    PageId solution = new PageId(PageKind.SOLUTION, item.origin().solutionKey());
    Model model =
        new Model(
            item,
            facts,
            new Shown(
                statusNote(item),
                Descriptions.item(context, item),
                context.links().to(solution, item.solutionName()),
                context.isFull() ? TechniquePages.links(context, item.techniques()) : List.of(),
                connectors(context, item),
                SourceUrls.of(context, item.path())),
            details,
            uses(context, item),
            EmbeddedReadme.ofItem(context, item),
            new Frame(
                context.layout(),
                context.links().href(new PageId(PageKind.CONTENT_TYPE, item.type().slug())),
                context.links().href(solution)));
    return context.fill("item.md.ftl", model);
  }

  /** The page brings a file of its queries if they are too long for it. */
  private static ItemDetails details(PageContext context, FileFacts facts, String path) {
    String file = queryFile(context.address());
    ItemDetails details = ItemDetails.of(context, facts, path, file);
    if (!details.queries().whole().isEmpty()) {
      context.addFile(Output.text(file, Role.ASSET, details.queries().whole()));
    }
    return details;
  }

  /** The address of that file, if the page of an item has one. */
  public static Optional<String> file(Facts facts, String path, String address) {
    boolean longQueries =
        Forms.of(facts).haveFullPages()
            && !ItemQueries.of(facts.get(InputCatalog.FILE, path).facts()).whole().isEmpty();
    return longQueries ? Optional.of(queryFile(address)) : Optional.empty();
  }

  /** The page's address with the folder and the ending of queries. */
  private static String queryFile(String address) {
    return "queries/"
        + address.substring(address.indexOf('/') + 1, address.lastIndexOf('.'))
        + ".kql";
  }

  private static Uses uses(PageContext context, ContentItem item) {
    ItemTables uses =
        context.facts().find(ItemCatalog.ITEM_TABLES, item.path()).orElse(ItemTables.NONE);
    TableLinks tables = new TableLinks(context);
    return new Uses(
        tables.asim(uses),
        tables.byName(uses).stream()
            .map(use -> new TableUse(tables.table(use.key()), use.usage().label()))
            .toList(),
        item.type().has(ItemTrait.WRITES_TABLES),
        uses.remote());
  }

  private static Markup connectors(PageContext context, ContentItem item) {
    return Markup.join(
        ", ",
        item.classification().requiredConnectors().stream()
            .map(
                id ->
                    context
                        .links()
                        .to(new PageId(PageKind.CONNECTOR, id.toLowerCase(Locale.ROOT)), id))
            .toList());
  }

  private static String statusNote(ContentItem item) {
    return switch (item.content().queryStatus()) {
      case RETIRED, DEPRECATED, MOVED_OR_REPLACED -> item.content().queryStatus().label();
      default -> "";
    };
  }
}
