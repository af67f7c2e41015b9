package dev.sentinelsync.catalog.item;

import dev.sentinelsync.content.fact.FileKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The types of content items (analysis rules 4), in the order of the sections of a solution. A new
 * type is an entry here; lists, indexes and tables of numbers take it from here.
 */
public enum ContentType {
  ANALYTIC_RULE(
      FileKind.ANALYTIC_RULE,
      "analytic_rule",
      "analytic-rules",
      new Terms("Analytic Rule", "Analytic Rules", "Analytics"),
      new Places(1, 1),
      "Severity"),
  HUNTING_QUERY(
      FileKind.HUNTING_QUERY,
      "hunting_query",
      "hunting-queries",
      new Terms("Hunting Query", "Hunting Queries", "Hunting"),
      new Places(2, 2),
      "Tactics"),
  WORKBOOK(
      FileKind.WORKBOOK,
      "workbook",
      "workbooks",
      new Terms("Workbook", "Workbooks", "Workbooks"),
      new Places(3, 4),
      ""),
  PLAYBOOK(
      FileKind.PLAYBOOK,
      "playbook",
      "playbooks",
      new Terms("Playbook", "Playbooks", "Playbooks"),
      new Places(5, 3),
      ""),
  PARSER(
      FileKind.PARSER_YAML,
      "parser",
      "parsers",
      new Terms("Parser", "Parsers", "Parsers"),
      new Places(4, 5),
      ""),
  WATCHLIST(
      FileKind.WATCHLIST,
      "watchlist",
      "watchlists",
      new Terms("Watchlist", "Watchlists", "Watchlists"),
      new Places(6, 6),
      ""),
  SUMMARY_RULE(
      FileKind.SUMMARY_RULE,
      "summary_rule",
      "summary-rules",
      new Terms("Summary Rule", "Summary Rules", "Summary Rules"),
      new Places(7, 7),
      "");

  private final FileKind fileKind;
  private final String key;
  private final String slug;
  private final Terms terms;
  private final Places places;
  private final String detail;

  ContentType(
      FileKind fileKind, String key, String slug, Terms terms, Places places, String detail) {
    this.fileKind = fileKind;
    this.key = key;
    this.slug = slug;
    this.terms = terms;
    this.places = places;
    this.detail = detail;
  }

  /** The words for one item, for several, and in cells that name several types. */
  private record Terms(String label, String plural, String shortLabel) {}

  /**
   * Places among the other types; existing pages have two orders.
   *
   * @param inGroups in lists of items by type
   * @param inCounts in tables that count items by type
   */
  private record Places(int inGroups, int inCounts) {}

  /** All types in the order of lists of items by type. */
  public static List<ContentType> inGroups() {
    return sorted(type -> type.places.inGroups());
  }

  /** All types in the order of tables that count items by type. */
  public static List<ContentType> inCounts() {
    return sorted(type -> type.places.inCounts());
  }

  private static List<ContentType> sorted(ToIntFunction<ContentType> place) {
    return Arrays.stream(values()).sorted(Comparator.comparingInt(place)).toList();
  }

  /** The key in exports and in file-name hashes. */
  public String key() {
    return key;
  }

  /** The term for one. */
  public String label() {
    return terms.label();
  }

  /** The term for several. */
  public String plural() {
    return terms.plural();
  }

  /** The term in cells that name several types. */
  public String shortLabel() {
    return terms.shortLabel();
  }

  /** The stem of its index page. */
  public String slug() {
    return slug;
  }

  /** The column beside the name in lists of this type, such as {@code Severity}; may be empty. */
  public String detail() {
    return detail;
  }

  /** The type whose index page has a stem. */
  public static ContentType ofSlug(String slug) {
    return Arrays.stream(values())
        .filter(type -> type.slug.equals(slug))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no content type: " + slug));
  }

  /** The type of the items that files of a kind make, if they make items. */
  public static Optional<ContentType> of(FileKind kind) {
    return Arrays.stream(values()).filter(type -> type.fileKind == kind).findFirst();
  }
}
