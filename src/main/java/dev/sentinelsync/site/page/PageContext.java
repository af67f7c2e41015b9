package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.link.Links;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.template.Templates;
import java.util.HashMap;
import java.util.Map;

/**
 * What a page is made with: its identity and address, the recorded view of the facts, links and
 * templates. For one rendering.
 */
public final class PageContext {

  /**
   * Name of the setting that chooses the layout: {@code navbar}, {@code classic} or {@code full}.
   */
  public static final String LAYOUT = "site.layout";

  /** The older frame. */
  static final String CLASSIC = "classic";

  private static final String FULL = "full";

  private final PageId page;
  private final String address;
  private final Facts facts;
  private final Templates templates;
  private final Map<String, PageId> navigation;
  private final Links links;

  /**
   * @param page the page
   * @param address its path from the root of the site
   * @param facts the recorded view of all facts
   * @param templates the layouts
   * @param navigation the pages of the navigation bar by their labels, in order
   */
  public PageContext(
      PageId page,
      String address,
      Facts facts,
      Templates templates,
      Map<String, PageId> navigation) {
    this.page = page;
    this.address = address;
    this.facts = facts;
    this.templates = templates;
    this.navigation = navigation;
    this.links = new Links(facts, address);
  }

  /** The page that is being made. */
  public PageId page() {
    return page;
  }

  /** The page's path from the root of the site. */
  public String address() {
    return address;
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

  /** A setting; the page depends on it. */
  public String setting(String name) {
    return facts.get(InputCatalog.SETTING, name);
  }

  /**
   * Whether pages show all that is known: the layout {@code full}. Its sections need facts that
   * other layouts do not read, so renderers ask before they read those.
   */
  public boolean isFull() {
    return isFull(facts);
  }

  /** Whether the layout is {@code full}, which has pages that the other layouts do not have. */
  public static boolean isFull(Facts facts) {
    return isFull(facts.get(InputCatalog.SETTING, LAYOUT));
  }

  /** Whether a layout is {@code full}. */
  public static boolean isFull(String layout) {
    return layout.equals(FULL);
  }

  /**
   * Fills in a template. The template finds the page's own model as {@code page}, the functions of
   * {@link TemplateFunctions}, the pages of the navigation bar, and the macros of the templates
   * that it imports.
   *
   * @param template file name
   * @param model the page's own model
   */
  public String fill(String template, Object model) {
    for (String used : templates.closure(template)) {
      facts.find(SiteFacts.TEMPLATE, used);
    }
    Map<String, Object> root = new HashMap<>(TemplateFunctions.functions(this));
    root.put("root", WebAddress.toRoot(address));
    root.put("page", model);
    return templates.render(template, root);
  }

  /** The pages of the navigation bar by their labels, in order. */
  Map<String, PageId> navigation() {
    return navigation;
  }
}
