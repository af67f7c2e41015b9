package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.site.export.ProblemSection;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.list.IndexList;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.page.ProductAnchors;
import dev.sentinelsync.site.search.SearchShards;

/** The pages that are there whatever the repository holds: each claims its address. */
final class FixedPages implements InputFamily<String> {

  @Override
  public Family<String> family() {
    return SiteFacts.FIXED_PAGE;
  }

  @Override
  public void emit(String key, String address, Emitter out) {
    PageId page = PageId.parse(key);
    Addresses.claim(page, address, out);
    IndexList.of(page.kind()).ifPresent(list -> SiteLists.INDEXES.declare(list.id(), out));
    if (page.kind() == PageKind.ASIM_PRODUCTS) {
      ProductAnchors.declare(out);
    }
    if (page.kind() == PageKind.PROBLEMS) {
      ProblemSection.declare(out);
    }
    if (page.kind() == PageKind.SEARCH_MANIFEST) {
      SearchShards.declare(out);
    }
  }
}
