package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.html.Fragments;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.Links;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.site.template.Templates;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
  private final String root;
  private final Links links;
  private final Optional<Fragments> fragments;
  private final Map<String, String> breadcrumb = new LinkedHashMap<>();

  /** Both forms of a page bring the same files, by their addresses. */
  private final SortedMap<String, Output> files;

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
    this(
        page, address, facts, templates, navigation, inMarkdown, new TreeMap<>(), Optional.empty());
  }

  private PageContext(
      PageId page,
      String address,
      Facts facts,
      Templates templates,
      Map<String, PageId> navigation,
      boolean inMarkdown,
      SortedMap<String, Output> files,
      Optional<String> htmlRoot) {
    this.page = page;
    this.address = address;
    this.facts = facts;
    this.templates = templates;
    this.navigation = navigation;
    this.inMarkdown = inMarkdown;
    this.files = files;
    this.root = htmlRoot.orElseGet(() -> WebAddress.toRoot(address));
    this.links =
        htmlRoot.isPresent()
            ? new Links(facts, address, HtmlAddress::of, root)
            : new Links(facts, address);
    this.fragments = htmlRoot.map(any -> new Fragments());
  }

  /**
   * The context of the same page for its HTML form: the layout is {@code full} whatever the setting
   * says, the navigation is left to the frame, and texts of the repository are kept apart.
   */
  PageContext forHtml() {
    return forHtml(root);
  }

  /** The same for a page that is shown at other addresses than its own. */
  PageContext forHtml(String rootOfSite) {
    return new PageContext(
        page, address, facts, templates, navigation, inMarkdown, files, Optional.of(rootOfSite));
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
    return root;
  }

  /** Whether the page is made as HTML. */
  boolean isHtml() {
    return fragments.isPresent();
  }

  /**
   * Fills in a template of HTML for a part of the page that Markdown cannot have.
   *
   * @param template file name, such as {@code attack-matrix.html.ftl}
   * @return what stands for it in the page's Markdown; nothing if the page is made as Markdown
   */
  public Markup html(String template, Object model) {
    return fragments.map(all -> all.addOwn(fill(template, model))).orElse(Markup.EMPTY);
  }

  /** The texts of the repository on the page, if it is made as HTML. */
  Optional<Fragments> fragments() {
    return fragments;
  }

  /** Adds a file that the page brings besides its own forms; the same one again counts once. */
  public void addFile(Output file) {
    files.put(file.address(), file);
  }

  /** Whether the other form of the page has brought a file already. */
  public boolean hasFile(String fileAddress) {
    return files.containsKey(fileAddress);
  }

  /** The files that the page brings, by their addresses. */
  Collection<Output> files() {
    return files.values();
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
