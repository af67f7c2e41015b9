package dev.sentinelsync.site.page.item;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.WorkbookFacts;
import dev.sentinelsync.site.page.QueryText;
import dev.sentinelsync.site.template.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * The queries of an item, in document order (page layouts 9.2).
 *
 * @param blocks what the page prints
 * @param whole all of them, if the page does not print all of every one; else empty
 */
public record ItemQueries(List<Block> blocks, String whole) {

  /** Longest beginning of a query that a page prints, in bytes. */
  static final int LONGEST = 30_000;

  /** Most bytes of all queries that a page prints: pages stay below 150 KB. */
  static final int LONGEST_OF_ALL = 100_000;

  /**
   * One query.
   *
   * @param group tabs and groups of a workbook that it stands in, outermost first; else empty
   * @param name its title in a workbook; else empty
   * @param parameter whether it fills a parameter of a workbook
   * @param text the query in a fence; empty if the page has no room for any of it
   * @param cut whether only its beginning is printed
   */
  public record Block(
      List<String> group, String name, boolean parameter, Markup text, boolean cut) {}

  /** Of a file. Playbooks put their queries together when they run, so theirs are not printed. */
  static ItemQueries of(FileFacts facts) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    int room = LONGEST_OF_ALL;
    boolean cut = false;
    for (int i = 0; i < facts.queries().size() && !(facts instanceof PlaybookFacts); i++) {
      WorkbookFacts.Place place =
          facts instanceof WorkbookFacts workbook
              ? workbook.places().get(i)
              : WorkbookFacts.Place.NONE;
      String query = QueryText.visible(written(facts.queries().get(i), place).strip());
      String shown = QueryText.beginning(query, Math.min(LONGEST, room));
      room -= QueryText.length(shown);
      boolean shortened = shown.length() < query.length();
      cut |= shortened;
      blocks.add(
          new Block(
              place.group(),
              place.name(),
              place.parameter(),
              shown.isEmpty() ? Markup.EMPTY : QueryText.fenced(shown),
              shortened));
      whole.append(i == 0 ? "" : "\n\n").append(title(place)).append(query);
    }
    return new ItemQueries(List.copyOf(blocks), cut ? whole.append('\n').toString() : "");
  }

  private static String written(ContentQuery query, WorkbookFacts.Place place) {
    return place.written().isEmpty() ? query.text() : place.written();
  }

  private static String title(WorkbookFacts.Place place) {
    List<String> parts = new ArrayList<>(place.group());
    parts.add(place.name());
    parts.removeIf(String::isBlank);
    String title = QueryText.visible(String.join(" / ", parts)).replace('\n', ' ');
    return title.isEmpty() ? "" : "// " + title + "\n";
  }
}
