package dev.sentinelsync.site;

import dev.sentinelsync.catalog.Catalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.graph.Recording;
import dev.sentinelsync.site.template.Templates;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** All pages of a site: which there are and how each is made. Immutable. */
public final class Site {

  private final Templates templates;
  private final Map<PageKind, PageRenderer> renderers = new EnumMap<>(PageKind.class);

  /**
   * @param templates the layouts
   */
  public Site(Templates templates) {
    this.templates = templates;
    renderers.putAll(Renderers.all());
  }

  /** A graph with the families of the catalog and of the site, and no fact yet. */
  public static FactGraph newGraph() {
    FactGraph.Builder builder = Catalog.builder();
    builder.input(InputFamily.of(SiteFacts.TEMPLATE)).input(new FixedPages());
    WantedAddresses.register(builder);
    return builder.index(SiteFacts.ADDRESS_CLAIMS).derived(new Addresses()).build();
  }

  /** The inputs that the site itself brings: its templates and its fixed pages. */
  public void addInputs(FactGraph.Changes changes) {
    templates.texts().forEach((name, text) -> changes.set(SiteFacts.TEMPLATE, name, text));
    FixedPages.addresses()
        .forEach((page, address) -> changes.set(SiteFacts.FIXED_PAGE, page, address));
  }

  /** The keys of all pages that the facts ask for, by code point. */
  public static List<String> pages(FactGraph graph) {
    return graph.record().ids(SiteFacts.ADDRESS);
  }

  /** The address of a page. */
  public static String address(FactGraph graph, String pageKey) {
    return graph.record().get(SiteFacts.ADDRESS, pageKey);
  }

  /**
   * Makes one page.
   *
   * @throws NoSuchElementException if the facts do not ask for this page
   */
  public RenderedPage render(FactGraph graph, String pageKey) {
    Recording facts = graph.record();
    PageId page = PageId.parse(pageKey);
    String address = facts.get(SiteFacts.ADDRESS, pageKey);
    byte[] bytes =
        renderers.get(page.kind()).render(new PageContext(page, address, facts, templates));
    return new RenderedPage(page, address, bytes, facts.reads());
  }
}
