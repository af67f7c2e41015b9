package dev.sentinelsync.site.page.item;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.support.PercentEncoding;
import java.util.regex.Pattern;

/**
 * How an item is deployed (page layouts 14.3).
 *
 * @param template reference to its deployment template; empty if it has none
 * @param portal address that opens the portal with that template; empty without an {@code https}
 *     address of the site, from which the portal can fetch it
 */
public record Deployment(String template, String portal) {

  private static final Deployment NONE = new Deployment("", "");

  private static final String PORTAL = "https://portal.azure.com/#create/Microsoft.Template/uri/";

  private static final Pattern NOT_OF_A_COMPONENT = Pattern.compile("[^A-Za-z0-9_.~-]+");

  /** Of the item of a file. */
  static Deployment of(PageContext context, String path) {
    PageId page = new PageId(PageKind.RULE_TEMPLATE, path);
    return context
        .facts()
        .find(SiteFacts.ADDRESS, page.key())
        .map(address -> new Deployment(context.links().href(page), portal(context, address)))
        .orElse(NONE);
  }

  private static String portal(PageContext context, String address) {
    String site = context.facts().find(InputCatalog.SETTING, HtmlPages.SITE_URL).orElse("");
    return site.startsWith("https://")
        ? PORTAL
            + PercentEncoding.encode(site + "/" + PercentEncoding.path(address), NOT_OF_A_COMPONENT)
        : "";
  }
}
