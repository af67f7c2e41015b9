package dev.sentinelsync.site.page;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.template.Markup;

/** Links to the sections of the index of ASIM products. */
public final class ProductLinks {

  private ProductLinks() {}

  /** A link to the section of a product. */
  public static Markup to(PageContext context, String product) {
    String anchor = context.facts().get(SiteFacts.PRODUCT_ANCHOR, product);
    return context.links().to(PageId.of(PageKind.ASIM_PRODUCTS), anchor, product);
  }
}
