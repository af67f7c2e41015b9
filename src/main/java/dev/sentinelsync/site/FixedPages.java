package dev.sentinelsync.site;

import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.site.export.ExportFile;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.ProductAnchors;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The pages that are there whatever the repository holds, with their addresses. */
final class FixedPages implements InputFamily<String> {

  /** The ASIM sign beside first-level headings. */
  static final String BADGE = "asim-badge.png";

  /** The ASIM sign in lists. */
  static final String LOGO = "asim-logo-small.png";

  /** Addresses by page key. */
  static SortedMap<String, String> addresses() {
    SortedMap<String, String> pages = new TreeMap<>();
    pages.put(PageId.of(PageKind.HOME).key(), "readme.md");
    pages.put(PageId.of(PageKind.SOLUTIONS_INDEX).key(), "solutions-index.md");
    pages.put(PageId.of(PageKind.CONNECTORS_INDEX).key(), "connectors-index.md");
    pages.put(PageId.of(PageKind.TABLES_INDEX).key(), "tables-index.md");
    pages.put(PageId.of(PageKind.CONTENT_INDEX).key(), "content/content-index.md");
    pages.put(PageId.of(PageKind.PARSERS_INDEX).key(), "parsers/parsers-index.md");
    pages.put(PageId.of(PageKind.ASIM_INDEX).key(), "asim/asim-index.md");
    pages.put(PageId.of(PageKind.ASIM_PRODUCTS).key(), "asim/asim-products-index.md");
    pages.put(PageId.of(PageKind.STATISTICS).key(), "statistics.md");
    pages.put(PageId.of(PageKind.PROBLEMS).key(), "problems.md");
    for (ExportFile export : ExportFile.values()) {
      pages.put(export.page().key(), "exports/" + export.fileName());
    }
    for (String image : List.of(BADGE, LOGO)) {
      pages.put(new PageId(PageKind.IMAGE, image).key(), "images/" + image);
    }
    return pages;
  }

  @Override
  public Family<String> family() {
    return SiteFacts.FIXED_PAGE;
  }

  @Override
  public void emit(String key, String address, Emitter out) {
    PageId page = PageId.parse(key);
    Addresses.claim(page, address, out);
    if (page.kind() == PageKind.ASIM_PRODUCTS) {
      ProductAnchors.declare(out);
    }
  }
}
