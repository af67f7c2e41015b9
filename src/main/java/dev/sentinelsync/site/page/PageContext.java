package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.html.Fragments;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.Links;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.template.Templates;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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

  /** All that is known. */
  static final String FULL = "full";

  private final PageId page;
  private final String address;
  private final Facts facts;
  private final Templates templates;
  private final Map<String, PageId> navigation;
  private final boolean inMarkdown;
  private final Links links;
  private final Optional<Fragments> fragments;
  private final Map<String, String> breadcrumb = new LinkedHashMap<>();

  /**
   * The context of a page.
   *
   * @param page the page
   * @param address its path from the root of the site
   * @param facts the recorded view of all facts
   * @param templates the layouts
   * @param navigation the pages of the navigation bar by their labels, in order
   * @param inMarkdown whether the page has a Markdown form
   */
  public PageContext(
      PageId page,
      String address,
      Facts facts,
      Templates templates,
      Map<String, PageId> navigation,
      boolean inMarkdown) {
    this(page, address, facts, templates, navigation, inMarkdown, false);
  }

  private PageContext(
      PageId page,
      String address,
      Facts facts,
      Templates templates,
      Map<String, PageId> navigation,
      boolean inMarkdown,
      boolean html) {
    this.page = page;
    this.address = address;
    this.facts = facts;
    this.templates = templates;
    this.navigation = navigation;
    this.inMarkdown = inMarkdown;
    this.links = html ? new Links(facts, address, HtmlAddress::of) : new Links(facts, address);
    this.fragments = html ? Optional.of(new Fragments()) : Optional.empty();
  }

  /**
   * The context of the same page for its HTML form: the layout is {@code full} whatever the setting
   * says, the navigation is left to the frame, and texts of the repository are kept apart.
   */
  PageContext forHtml() {
    return new PageContext(page, address, facts, templates, navigation, inMarkdown, true);
  }

  /** Whether the page has a Markdown form. */
  public boolean isInMarkdown() {
    return inMarkdown;
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
    return layout().equals(FULL);
  }

  /** The layout of the page: {@code navbar}, {@code classic} or {@code full}. */
  public String layout() {
    return fragments.isPresent() ? FULL : setting(LAYOUT);
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
    root.put("root", root());
    root.put("framed", fragments.isEmpty());
    root.put("page", model);
    return templates.render(template, root);
  }

  /** The way to the root of the site from the page's folder; empty at the root. */
  String root() {
    return WebAddress.toRoot(address);
  }

  /** The texts of the repository on the page, if it is made as HTML. */
  Optional<Fragments> fragments() {
    return fragments;
  }

  /** Notes a page above this one, from the outer to the inner; one that is there stays. */
  void addToBreadcrumb(String label, String target) {
    if (!breadcrumb.containsValue(target)) {
      breadcrumb.put(label, target);
    }
  }

  /** The pages above this one: references by label. */
  Map<String, String> breadcrumb() {
    return breadcrumb;
  }

  /** The pages of the navigation bar by their labels, in order. */
  Map<String, PageId> navigation() {
    return navigation;
  }
}
