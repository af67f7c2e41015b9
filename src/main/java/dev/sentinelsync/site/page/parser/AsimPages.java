package dev.sentinelsync.site.page.parser;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Pages of ASIM parsers (page layouts 8.16). */
public final class AsimPages {

  private AsimPages() {}

  /**
   * What the template sees.
   *
   * @param parser the parser
   * @param facts what its file says, for sections of a user's own
   * @param unions links to the union parsers that list it, by name
   * @param file the file that defines it
   * @param description ready for the page
   * @param sources what a union unites, by name
   * @param tables links to the tables that it reads, by name
   * @param references further reading
   */
  public record Model(
      AsimParser parser,
      FileFacts facts,
      List<Markup> unions,
      DefiningFile file,
      Markup description,
      List<Source> sources,
      List<Markup> tables,
      List<Markup> references) {}

  /**
   * A parser that a union lists.
   *
   * @param product its product, or empty
   * @param link to it; its name alone if nothing defines or calls it
   */
  public record Source(String product, Markup link) {}

  /**
   * What the template of a parser that no file defines sees.
   *
   * @param parser what its name says
   * @param items the items that call it
   */
  public record UndefinedModel(AsimParser parser, ItemLinks.ByType items) {}

  public static String render(PageContext context) {
    AsimParser parser = context.facts().get(ParserCatalog.ASIM, context.id());
    return parser.isDefined() ? defined(context, parser) : undefined(context, parser);
  }

  private static String defined(PageContext context, AsimParser parser) {
    TableLinks tables = new TableLinks(context);
    Model model =
        new Model(
            parser,
            context.facts().get(InputCatalog.FILE, parser.path()).facts(),
            links(context, parser.unions()),
            DefiningFile.of(
                context,
                parser.path(),
                context.isFull() ? ParserDetails.of(context, parser) : null),
            Descriptions.parser(context, parser.description(), parser.path()),
            parser.subParsers().stream()
                .sorted(Ordinal.ORDER)
                .map(name -> source(context, name))
                .toList(),
            tables.plain(parser.tables()),
            parser.references().stream().map(AsimPages::reference).toList());
    return context.fill("asim-parser.md.ftl", model);
  }

  private static String undefined(PageContext context, AsimParser parser) {
    ItemLinks.ByType items =
        new ItemLinks(context)
            .byType(context.facts().members(ItemCatalog.ITEMS_BY_ASIM, parser.key()), item -> "");
    return context.fill("asim-undefined.md.ftl", new UndefinedModel(parser, items));
  }

  /** Links to defined parsers, by name. */
  private static List<Markup> links(PageContext context, Collection<String> keys) {
    return keys.stream()
        .map(key -> context.facts().get(ParserCatalog.ASIM_ROW, key))
        .sorted(Comparator.comparing(AsimRow::name, Ordinal.ORDER))
        .map(row -> context.links().to(new PageId(PageKind.ASIM, row.key()), row.name()))
        .toList();
  }

  private static Source source(PageContext context, String name) {
    return context.facts().members(ParserCatalog.ASIM_NAMES, name.toLowerCase(Locale.ROOT)).stream()
        .flatMap(key -> context.facts().find(ParserCatalog.ASIM_ROW, key).stream())
        .findFirst()
        .map(
            row ->
                new Source(
                    row.product(), context.links().to(new PageId(PageKind.ASIM, row.key()), name)))
        .orElseGet(() -> new Source("", new Markup(Escape.inline(name))));
  }

  private static Markup reference(AsimParser.Reference reference) {
    if (reference.title().isEmpty()) {
      return new Markup(Escape.inline(reference.link()));
    }
    Markup link = WebAddress.link(Escape.label(reference.title()), reference.link());
    return link.isEmpty() ? new Markup(Escape.inline(reference.title())) : link;
  }
}
