package dev.sentinelsync.site.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the terms that lead to one page, each with the best field that has it. */
final class SearchTerms {

  /** Where a term stands on a page, the most telling first (page layouts 15.2). */
  enum Field {
    TITLE,
    ID,
    FACET,
    DESCRIPTION,
    QUERY
  }

  /**
   * Between the parts of a posting; below every character of a term, so that postings are sorted by
   * term, then field, then page.
   */
  private static final char SEPARATOR = ' ';

  private final Map<String, Field> fields = new TreeMap<>();

  /** Adds words. */
  void add(Field field, List<String> words) {
    for (String word : words) {
      fields.merge(word, field, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
  }

  /**
   * The postings of the page: term, number of the field, id of the page.
   *
   * @param id of the page
   */
  List<String> postings(String id) {
    List<String> postings = new ArrayList<>(fields.size());
    fields.forEach((term, field) -> postings.add(term + SEPARATOR + field.ordinal() + id));
    return List.copyOf(postings);
  }

  /** The term of a posting. */
  static String term(String posting) {
    return posting.substring(0, posting.indexOf(SEPARATOR));
  }

  /** The number of the field of a posting. */
  static int field(String posting) {
    return posting.charAt(posting.indexOf(SEPARATOR) + 1) - '0';
  }

  /** The id of the page of a posting. */
  static String id(String posting) {
    return posting.substring(posting.indexOf(SEPARATOR) + 2);
  }
}
