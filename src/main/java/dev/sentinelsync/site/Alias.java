package dev.sentinelsync.site;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.site.export.PageAddresses;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.past.RedirectPages;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The address that the reference has for a page, where its name has characters that addresses here
 * leave out, so that links to the reference lead to the page (page layouts 16.3).
 *
 * @param <V> what the pages are about
 */
final class Alias<V> implements Derivation<String> {

  /** Addresses of aliases, by the keys of the pages that they lead to. */
  static final Family<String> FAMILY = new Family<>("alias");

  private final PageKind kind;
  private final Family<V> subjects;
  private final Function<V, String> address;

  private Alias(PageKind kind, Family<V> subjects, Function<V, String> address) {
    this.kind = kind;
    this.subjects = subjects;
    this.address = address;
  }

  /** Puts the families behind those of the catalog. */
  static void register(FactGraph.Builder builder) {
    add(
        builder,
        new Alias<>(
            PageKind.ITEM,
            ItemCatalog.ITEM,
            (ContentItem item) ->
                ItemFileName.inReference(item).map(stem -> "content/" + stem).orElse(null)));
    add(
        builder,
        new Alias<>(
            PageKind.SOLUTION, SolutionCatalog.SOLUTION, byName("solutions/", Solution::name)));
    add(
        builder,
        new Alias<>(
            PageKind.CONNECTOR, ConnectorCatalog.CONNECTOR, byName("connectors/", Connector::id)));
    add(
        builder,
        new Alias<>(PageKind.PARSER, ParserCatalog.PARSER, byName("parsers/", Parser::name)));
    builder.derived(new OfPage());
  }

  private static <V> void add(FactGraph.Builder builder, Alias<V> alias) {
    builder.derivedForEach(alias.subjects, alias);
  }

  private static <V> Function<V, String> byName(String folder, Function<V, String> name) {
    return subject ->
        Slug.fileStemInReference(name.apply(subject)).map(stem -> folder + stem).orElse(null);
  }

  /** Leads to the page. */
  static List<Output> render(PageContext context) {
    PageId page = PageId.parse(context.id());
    return RedirectPages.redirect(context, page, PageAddresses.name(page, context.facts()));
  }

  @Override
  public Family<String> family() {
    return family(kind);
  }

  private static Family<String> family(PageKind kind) {
    return new Family<>("alias-of-" + kind.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public String derive(String id, Facts facts) {
    return facts.find(subjects, id).map(address).map(stem -> stem + ".md").orElse(null);
  }

  @Override
  public void emit(String id, String value, Emitter out) {
    out.declare(FAMILY, new PageId(kind, id).key());
  }

  /** The alias of any page. */
  private static final class OfPage implements Derivation<String> {

    @Override
    public Family<String> family() {
      return FAMILY;
    }

    @Override
    public String derive(String key, Facts facts) {
      PageId page = PageId.parse(key);
      return facts.find(Alias.family(page.kind()), page.id()).orElse(null);
    }
  }
}
