package dev.sentinelsync.site;

import dev.sentinelsync.catalog.Catalog;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.InputFamily;
import dev.sentinelsync.catalog.graph.Recording;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.api.ApiCatalog;
import dev.sentinelsync.site.deploy.DeployableRule;
import dev.sentinelsync.site.export.ItemExports;
import dev.sentinelsync.site.export.PageAddresses;
import dev.sentinelsync.site.export.ProblemSection;
import dev.sentinelsync.site.image.ReadmeImages;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.list.FullLists;
import dev.sentinelsync.site.list.SiteLists;
import dev.sentinelsync.site.list.TechniqueLists;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.ProductAnchors;
import dev.sentinelsync.site.page.RenderedPage;
import dev.sentinelsync.site.page.past.FeedCatalog;
import dev.sentinelsync.site.page.past.PastCatalog;
import dev.sentinelsync.site.page.past.PermanentId;
import dev.sentinelsync.site.past.AddressChanges;
import dev.sentinelsync.site.past.Tombstone;
import dev.sentinelsync.site.search.SearchIndex;
import dev.sentinelsync.site.template.Templates;
import dev.sentinelsync.site.web.Sitemap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All pages of a site: which there are and how each is made. Immutable. */
public final class Site {

  /** The kinds of which there are as many pages without any content of the repository. */
  private static final Set<String> OF_EVERY_REPOSITORY =
      Stream.concat(
              Stream.of(PageKind.TABLE, PageKind.API_TABLE, PageKind.README_IMAGE),
              PageTypes.all().stream()
                  .filter(type -> type.subject().isEmpty() || !type.kind().isContent())
                  .map(PageType::kind))
          .map(PageKind::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Templates templates;
  private final Forms forms;

  /**
   * @param templates the layouts
   * @param forms in which pages are shown
   */
  public Site(Templates templates, Forms forms) {
    this.templates = templates;
    this.forms = forms;
  }

  /** A graph with the families of the catalog and of the site, and no fact yet. */
  public static FactGraph newGraph() {
    FactGraph.Builder builder = Catalog.builder();
    PastCatalog.register(builder, ItemFileName::of);
    builder.input(InputFamily.of(SiteFacts.TEMPLATE)).input(new FixedPages());
    ProductAnchors.register(builder);
    SiteLists.register(builder);
    TechniqueLists.register(builder);
    FullLists.register(builder);
    ProblemSection.register(builder);
    Tombstone.register(builder);
    PermanentId.register(builder);
    Alias.register(builder);
    DeployableRule.register(builder);
    ApiCatalog.register(builder);
    ReadmeImages.register(builder);
    SubjectPages.register(builder);
    builder.index(SiteFacts.ADDRESS_CLAIMS).derived(new Addresses());
    // Behind the addresses, since none depends on an export: see addresses(…).
    ItemExports.register(builder);
    FeedCatalog.registerEntries(builder);
    PageAddresses.register(builder, (page, forms) -> PageTypes.of(page.kind()).isInMarkdown(forms));
    SearchIndex.register(builder);
    Sitemap.register(builder);
    return builder.build();
  }

  /** The texts of the layouts, by file name. */
  private SortedMap<String, String> templates() {
    return templates.texts();
  }

  /**
   * The inputs that the site itself brings: its templates and its fixed pages.
   *
   * @param earlier the site whose inputs are there now
   */
  public void addInputs(FactGraph.Changes changes, Optional<Site> earlier) {
    earlier.ifPresent(
        site -> {
          site.templates().keySet().forEach(name -> changes.remove(SiteFacts.TEMPLATE, name));
          PageTypes.fixedAddresses(site.forms)
              .keySet()
              .forEach(page -> changes.remove(SiteFacts.FIXED_PAGE, page));
        });
    templates.texts().forEach((name, text) -> changes.set(SiteFacts.TEMPLATE, name, text));
    PageTypes.fixedAddresses(forms)
        .forEach((page, address) -> changes.set(SiteFacts.FIXED_PAGE, page, address));
  }

  /** Brings the addresses of pages up to date, and no fact that does not decide on them. */
  public static FactGraph.Update addresses(FactGraph graph, FactGraph.Changes changes) {
    return graph.updateUntil(SiteFacts.ADDRESS, changes);
  }

  /**
   * The addresses that one commit took away and brought.
   *
   * @param update what the commit changed
   * @param commit which
   * @param extent how the changes depend on how much history there is
   * @param renamed new paths of files, by the paths that the commit took away
   */
  public static AddressChanges addressChanges(
      FactGraph graph,
      FactGraph.Update update,
      LastChange commit,
      AddressChanges.Extent extent,
      Map<String, String> renamed) {
    return VanishedPages.of(graph, update, commit, extent, renamed);
  }

  /** The keys of all pages that the facts ask for, by code point. */
  public static List<String> pages(FactGraph graph) {
    return graph.record().ids(SiteFacts.ADDRESS);
  }

  /** How many pages the facts ask for. */
  public static int size(FactGraph graph) {
    return graph.record().count(SiteFacts.ADDRESS);
  }

  /** The pages whose coming, going or moving is among some changed facts. */
  public static List<String> pagesAmong(Collection<FactKey> changed) {
    return changed.stream()
        .filter(new FactKey.Whole(SiteFacts.ADDRESS.name())::covers)
        .map(FactKey::id)
        .sorted()
        .toList();
  }

  /**
   * Whether the repository decides which pages of a kind there are; true for an unknown kind. Pages
   * and look-ups of tables do not count: reference facts document most tables, and they stay when
   * all content goes. Images do not count either, since they are parts of pages.
   */
  public static boolean dependsOnRepository(String kind) {
    return !OF_EVERY_REPOSITORY.contains(kind);
  }

  /** Whether the facts ask for a page. */
  public static boolean exists(FactGraph graph, String pageKey) {
    return graph.record().find(SiteFacts.ADDRESS, pageKey).isPresent();
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
    PageType type = PageTypes.of(page.kind());
    PageContext context =
        new PageContext(
            page,
            address,
            facts,
            templates,
            PageTypes.navigation(),
            PageTypes.like(page).isInMarkdown(forms));
    return new RenderedPage(page, type.renderer().render(context), facts.reads());
  }
}
