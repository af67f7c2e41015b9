package dev.sentinelsync.site.search;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.site.search.SearchTerms.Field;
import java.util.List;

/**
 * What the search knows of a page.
 *
 * @param card what results show
 * @param ids names by which it is known besides its title, such as its content id and its file
 * @param descriptions texts about it
 * @param queries its queries
 */
record SearchDocument(
    SearchCard card, List<String> ids, List<String> descriptions, List<ContentQuery> queries) {

  /** Longest beginning of a description whose words count, in UTF-16 units. */
  private static final int LONGEST_DESCRIPTION = 5_000;

  /** The terms that lead to the page. */
  SearchTerms terms() {
    SearchTerms terms = new SearchTerms();
    terms.add(Field.TITLE, SearchWords.withParts(card.title()));
    ids.forEach(id -> terms.add(Field.ID, SearchWords.of(id)));
    terms.add(Field.FACET, SearchWords.of(card.classification().severity()));
    addAll(terms, card.classification().tactics());
    addAll(terms, card.classification().techniques());
    if (!card.origin().isGroup()) {
      addAll(terms, List.of(card.origin().solution()));
    }
    addAll(terms, card.uses().tables());
    addAll(terms, card.uses().connectors());
    for (String text : descriptions) {
      String beginning = text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION));
      terms.add(
          Field.DESCRIPTION,
          SearchWords.withParts(beginning).stream().filter(SearchWords::hasPrefix).toList());
    }
    terms.add(Field.QUERY, QueryTerms.of(queries));
    return terms;
  }

  private static void addAll(SearchTerms terms, List<String> facets) {
    facets.forEach(facet -> terms.add(Field.FACET, SearchWords.withParts(facet)));
  }
}
