package dev.sentinelsync.site.page.past;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.support.PercentEncoding;
import java.util.Optional;

/**
 * The site of a feed.
 *
 * @param title of the site
 * @param root its address in the web, or the way to it from the folder of feeds if it has none
 * @param html whether people read HTML
 * @param latest address of the page of the latest changes, from the root of the site
 */
record FeedSite(String title, String root, boolean html, String latest) {

  /** A feed must have an author; this is what the first page is called. */
  private static final String UNTITLED = "Microsoft Sentinel Solutions Documentation";

  /** The site; empty if it has no pages of changes, and so no feeds. */
  static Optional<FeedSite> find(Facts facts) {
    String title = facts.find(InputCatalog.SETTING, HtmlPages.TITLE).orElse("");
    String url = facts.find(InputCatalog.SETTING, HtmlPages.SITE_URL).orElse("");
    PageId latest = new PageId(PageKind.CHANGES_LATEST, PastCatalog.LATEST_ID);
    return facts
        .find(SiteFacts.ADDRESS, latest.key())
        .map(
            address ->
                new FeedSite(
                    title.isEmpty() ? UNTITLED : title,
                    url.isEmpty() ? ".." : url,
                    Forms.of(facts).html(),
                    address));
  }

  /** The site of a feed that there is. */
  static FeedSite of(Facts facts) {
    return find(facts).orElseThrow();
  }

  /** Where people find what the feeds are about. */
  String home() {
    return url(latest);
  }

  /** Where people find a page or a file, by its address from the root of the site. */
  String url(String address) {
    return root + "/" + PercentEncoding.path(html ? HtmlAddress.of(address) : address);
  }
}
