package dev.sentinelsync.site;

import dev.sentinelsync.site.template.Markup;

/** Links to the sections of the index of ASIM products. */
final class ProductLinks {

  private ProductLinks() {}

  /** A link to the section of a product. */
  static Markup to(PageContext context, String product) {
    String anchor = context.facts().get(SiteFacts.PRODUCT_ANCHOR, product);
    return context.links().to(PageId.of(PageKind.ASIM_PRODUCTS), anchor, product);
  }
}
