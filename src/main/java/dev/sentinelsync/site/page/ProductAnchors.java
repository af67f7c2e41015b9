package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.markdown.HeadingAnchors;
import dev.sentinelsync.support.Ordinal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the index of ASIM products has the section of each product. Renderers of Markdown number
 * headings that come to the same anchor, and some products differ by case only, so an anchor
 * depends on the headings above it.
 */
public final class ProductAnchors implements Derivation<SortedMap<String, String>> {

  private static final Family<SortedMap<String, String>> ALL = new Family<>("product-anchors");

  /** Puts the families behind those of the catalog. */
  public static void register(FactGraph.Builder builder) {
    builder.derived(new ProductAnchors()).derived(new One());
  }

  /** Says that the page with the sections is there. */
  public static void declare(Emitter out) {
    out.declare(ALL, "");
  }

  /** Products in the order of their sections; those that differ by case only by first schema. */
  public static List<String> inOrder(Facts facts) {
    return facts.members(ParserCatalog.ASIM_PRODUCT_NAMES, "").stream()
        .sorted(
            Ordinal.IGNORING_CASE
                .thenComparing(product -> firstSchema(product, facts), Ordinal.ORDER)
                .thenComparing(Ordinal.ORDER))
        .toList();
  }

  private static String firstSchema(String product, Facts facts) {
    return facts.members(ParserCatalog.ASIM_BY_PRODUCT, product).stream()
        .map(key -> facts.get(ParserCatalog.ASIM_ROW, key).schema())
        .min(Ordinal.ORDER)
        .orElse("");
  }

  @Override
  public Family<SortedMap<String, String>> family() {
    return ALL;
  }

  @Override
  public SortedMap<String, String> derive(String id, Facts facts) {
    // The headings of the page, in its order; see config/templates/asim-products-index.md.ftl.
    HeadingAnchors headings = new HeadingAnchors();
    headings.next("ASIM Parsers by Product");
    headings.next("Products Overview");
    SortedMap<String, String> anchors = new TreeMap<>();
    for (String product : inOrder(facts)) {
      anchors.put(product, headings.next(product));
      headings.next("Parsers");
    }
    return anchors;
  }

  /** The anchor of one product: pages that link to it do not depend on the others. */
  private static final class One implements Derivation<String> {

    @Override
    public Family<String> family() {
      return SiteFacts.PRODUCT_ANCHOR;
    }

    @Override
    public String derive(String product, Facts facts) {
      return facts.find(ALL, "").map(anchors -> anchors.get(product)).orElse(null);
    }
  }

  @Override
  public void emit(String id, SortedMap<String, String> anchors, Emitter out) {
    anchors.keySet().forEach(product -> out.declare(SiteFacts.PRODUCT_ANCHOR, product));
  }
}
