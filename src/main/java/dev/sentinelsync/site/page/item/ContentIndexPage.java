package dev.sentinelsync.site.page.item;

import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.Numbers;
import java.util.List;

/** The index of all content types (page layouts 8.5). */
public final class ContentIndexPage {

  private ContentIndexPage() {}

  /**
   * What the template sees.
   *
   * @param total all items, with thousands separators
   * @param types the types that have items
   * @param parsers whether parsers are among them
   */
  public record Model(String total, List<TypeRow> types, boolean parsers) {}

  /**
   * One type.
   *
   * @param type the type
   * @param target the page that lists its items
   * @param count how many items
   * @param partial whether that page lists more than the items
   */
  public record TypeRow(ContentType type, String target, int count, boolean partial) {}

  public static String render(PageContext context) {
    List<TypeRow> types =
        ContentType.inCounts().stream()
            .filter(type -> count(context, type) > 0)
            .map(type -> row(context, type))
            .toList();
    String total =
        Numbers.withSeparators(context.facts().count(InputCatalog.BUCKETS, Buckets.items()));
    return context.fill(
        "content-index.md.ftl", new Model(total, types, types.stream().anyMatch(TypeRow::partial)));
  }

  private static int count(PageContext context, ContentType type) {
    return context.facts().count(ItemCatalog.ITEMS_BY_TYPE, type.key());
  }

  /** Parsers have an index of their own, which knows more of them than the content items. */
  private static TypeRow row(PageContext context, ContentType type) {
    boolean function = type.has(ItemTrait.FUNCTION);
    PageId list =
        function
            ? PageId.of(PageKind.PARSERS_INDEX)
            : new PageId(PageKind.CONTENT_TYPE, type.slug());
    return new TypeRow(type, context.links().href(list), count(context, type), function);
  }
}
