package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.link.Links;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.template.Templates;
import java.util.Map;

/**
 * What a page is made with: its identity and address, the recorded view of the facts, links and
 * templates. For one rendering.
 */
public final class PageContext {

  /** Name of the setting that chooses the frame: {@code navbar} or {@code classic}. */
  public static final String LAYOUT = "site.layout";

  /** The older frame. */
  static final String CLASSIC = "classic";

  private final PageId page;
  private final String address;
  private final Facts facts;
  private final Templates templates;
  private final Links links;

  public PageContext(PageId page, String address, Facts facts, Templates templates) {
    this.page = page;
    this.address = address;
    this.facts = facts;
    this.templates = templates;
    this.links = new Links(facts, address);
  }

  /** The page that is being made. */
  public PageId page() {
    return page;
  }

  /** What the page is about: the identifier within its kind. */
  public String id() {
    return page.id();
  }

  /** The recorded view of all facts. */
  public Facts facts() {
    return facts;
  }

  /** Links from this page. */
  public Links links() {
    return links;
  }

  /** The way from this page to the root of the site: empty, or {@code ../}. */
  public String root() {
    return address.contains("/") ? "../" : "";
  }

  /** A setting; the page depends on it. */
  public String setting(String name) {
    return facts.get(InputCatalog.SETTING, name);
  }

  /**
   * Fills in a template. The template finds {@code root}, {@code page} (the page's own model) and
   * the macros of the templates that it imports.
   *
   * @param template file name
   * @param model the page's own model
   */
  public String fill(String template, Object model) {
    for (String used : templates.closure(template)) {
      facts.find(SiteFacts.TEMPLATE, used);
    }
    return templates.render(template, Map.of("root", root(), "page", model));
  }
}
