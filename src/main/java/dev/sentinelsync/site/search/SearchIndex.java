package dev.sentinelsync.site.search;

import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import java.util.List;

/**
 * The facts of the search: card and terms of each page, and the shards that they are in.
 *
 * <p>Each line of a shard is an element of a set, so a page that changes touches the lines that
 * differ and the shards that these are in.
 */
public final class SearchIndex {

  /** Lines of cards, by name of their shard. */
  static final Index CARDS = Index.of("search-cards");

  /** Postings of {@link SearchTerms}, by name of their shard. */
  static final Index TERMS = Index.of("search-terms");

  private static final Family<Entry> ENTRY = new Family<>("search-entry");

  private SearchIndex() {}

  /**
   * What a page brings to the shards.
   *
   * @param card its card as a line
   * @param postings its terms
   */
  private record Entry(String card, List<String> postings) {}

  /** Puts the families behind that of the addresses. */
  public static void register(FactGraph.Builder builder) {
    builder.derivedForEach(SiteFacts.ADDRESS, new Entries()).index(CARDS, TERMS);
    SearchShards.register(builder);
  }

  private static final class Entries implements Derivation<Entry> {

    @Override
    public Family<Entry> family() {
      return ENTRY;
    }

    @Override
    public Entry derive(String page, Facts facts) {
      if (!Forms.of(facts).search()) {
        return null;
      }
      return facts
          .find(SiteFacts.ADDRESS, page)
          .flatMap(
              address ->
                  new SearchDocuments(facts)
                      .of(PageId.parse(page))
                      .map(document -> entry(page, HtmlAddress.of(address), document)))
          .orElse(null);
    }

    private static Entry entry(String page, String address, SearchDocument document) {
      String id = SearchCard.id(page);
      return new Entry(document.card().line(id, address), document.terms().postings(id));
    }

    @Override
    public void emit(String page, Entry entry, Emitter out) {
      out.put(CARDS, SearchCard.shard(page), entry.card());
      entry
          .postings()
          .forEach(
              posting -> out.put(TERMS, SearchWords.shard(SearchTerms.term(posting)), posting));
    }
  }
}
