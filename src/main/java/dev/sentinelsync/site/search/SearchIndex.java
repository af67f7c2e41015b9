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

  private static final Family<String> CARD = new Family<>("search-card");

  private static final Family<List<String>> POSTINGS = new Family<>("search-postings");

  private SearchIndex() {}

  /** Puts the families behind that of the addresses. */
  public static void register(FactGraph.Builder builder) {
    builder
        .derivedForEach(SiteFacts.ADDRESS, new Cards())
        .derivedForEach(SiteFacts.ADDRESS, new Postings())
        .index(CARDS, TERMS);
    SearchShards.register(builder);
  }

  private static final class Cards implements Derivation<String> {

    @Override
    public Family<String> family() {
      return CARD;
    }

    @Override
    public String derive(String page, Facts facts) {
      if (!Forms.of(facts).search()) {
        return null;
      }
      return facts
          .find(SiteFacts.ADDRESS, page)
          .flatMap(
              address ->
                  new SearchDocuments(facts)
                      .of(PageId.parse(page))
                      .map(
                          document ->
                              document.card().line(SearchCard.id(page), HtmlAddress.of(address))))
          .orElse(null);
    }

    @Override
    public void emit(String page, String line, Emitter out) {
      out.put(CARDS, SearchCard.shard(page), line);
    }
  }

  private static final class Postings implements Derivation<List<String>> {

    @Override
    public Family<List<String>> family() {
      return POSTINGS;
    }

    @Override
    public List<String> derive(String page, Facts facts) {
      // A page without a card has no terms either, and is not read.
      return facts
          .find(CARD, page)
          .flatMap(card -> new SearchDocuments(facts).of(PageId.parse(page)))
          .map(document -> document.terms().postings(SearchCard.id(page)))
          .orElse(null);
    }

    @Override
    public void emit(String page, List<String> postings, Emitter out) {
      postings.forEach(
          posting -> out.put(TERMS, SearchWords.shard(SearchTerms.term(posting)), posting));
    }
  }
}
