package dev.sentinelsync.catalog.item;

import dev.sentinelsync.content.fact.FileKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The types of content items (analysis rules 4), in the order of the sections of a solution. A new
 * type is an entry here; facts, pages and exports take from it what they need to know. What pages
 * say about a type stands in {@code config/templates/content-types.ftl}.
 */
public enum ContentType {
  ANALYTIC_RULE(
      FileKind.ANALYTIC_RULE,
      new Keys("analytic_rule", "analytic-rules"),
      new Terms("Analytic Rule", "Analytic Rules", "Analytics"),
      new Places(1, 1),
      new Columns(
          List.of(ItemColumn.SEVERITY), List.of(ItemColumn.SEVERITY, ItemColumn.TACTICS), false),
      QueryRule.REQUIRED,
      "https://learn.microsoft.com/azure/sentinel/detect-threats-built-in",
      Set.of()),
  HUNTING_QUERY(
      FileKind.HUNTING_QUERY,
      new Keys("hunting_query", "hunting-queries"),
      new Terms("Hunting Query", "Hunting Queries", "Hunting"),
      new Places(2, 2),
      new Columns(List.of(ItemColumn.TACTICS), List.of(ItemColumn.TACTICS), false),
      QueryRule.REQUIRED,
      "https://learn.microsoft.com/azure/sentinel/hunting",
      Set.of()),
  WORKBOOK(
      FileKind.WORKBOOK,
      new Keys("workbook", "workbooks"),
      new Terms("Workbook", "Workbooks"),
      new Places(3, 4),
      new Columns(List.of(), List.of(), false),
      QueryRule.OPTIONAL,
      "https://learn.microsoft.com/azure/sentinel/monitor-your-data",
      Set.of()),
  PLAYBOOK(
      FileKind.PLAYBOOK,
      new Keys("playbook", "playbooks"),
      new Terms("Playbook", "Playbooks"),
      new Places(5, 3),
      Columns.DESCRIPTION,
      QueryRule.OPTIONAL,
      "https://learn.microsoft.com/azure/sentinel/automate-responses-with-playbooks",
      Set.of(ItemTrait.README_BESIDE, ItemTrait.WRITES_TABLES, ItemTrait.KEEPS_INTERNAL_TABLES)),
  PARSER(
      FileKind.PARSER_YAML,
      new Keys("parser", "parsers"),
      new Terms("Parser", "Parsers"),
      new Places(4, 5),
      Columns.DESCRIPTION,
      QueryRule.ASSUMED,
      "https://learn.microsoft.com/azure/sentinel/normalization",
      Set.of(ItemTrait.FUNCTION)),
  WATCHLIST(
      FileKind.WATCHLIST,
      new Keys("watchlist", "watchlists"),
      new Terms("Watchlist", "Watchlists"),
      new Places(6, 6),
      Columns.DESCRIPTION,
      QueryRule.OPTIONAL,
      "https://learn.microsoft.com/azure/sentinel/watchlists",
      Set.of(ItemTrait.NAMED_BY_FOLDER)),
  SUMMARY_RULE(
      FileKind.SUMMARY_RULE,
      new Keys("summary_rule", "summary-rules"),
      new Terms("Summary Rule", "Summary Rules", "Summary Rules", "Analytics"),
      new Places(7, 7),
      Columns.DESCRIPTION,
      QueryRule.ASSUMED,
      "https://learn.microsoft.com/azure/sentinel/summary-rules",
      Set.of(ItemTrait.WRITES_TABLES));

  private final FileKind fileKind;
  private final Keys keys;
  private final Terms terms;
  private final Places places;
  private final Columns columns;
  private final QueryRule queryRule;
  private final String documentation;
  private final Set<ItemTrait> traits;

  ContentType(
      FileKind fileKind,
      Keys keys,
      Terms terms,
      Places places,
      Columns columns,
      QueryRule queryRule,
      String documentation,
      Set<ItemTrait> traits) {
    this.fileKind = fileKind;
    this.keys = keys;
    this.terms = terms;
    this.places = places;
    this.columns = columns;
    this.queryRule = queryRule;
    this.documentation = documentation;
    this.traits = traits;
  }

  /** The key in exports and file-name hashes, and the stem of the type's own page. */
  private record Keys(String key, String slug) {}

  /**
   * What the type is called.
   *
   * @param label one item
   * @param plural several
   * @param shortLabel in cells that name several types
   * @param tableLabel in the index of tables, where several types may share one
   */
  private record Terms(String label, String plural, String shortLabel, String tableLabel) {

    Terms(String label, String plural) {
      this(label, plural, plural);
    }

    Terms(String label, String plural, String shortLabel) {
      this(label, plural, shortLabel, shortLabel);
    }
  }

  /**
   * Places among the other types; existing pages have two orders.
   *
   * @param inGroups in lists of items by type
   * @param inCounts in tables that count items by type
   */
  private record Places(int inGroups, int inCounts) {}

  /**
   * What lists show of the items beside their names.
   *
   * @param inLists on the pages of the type (page layouts 8.6)
   * @param inSolutions on the page of a solution (page layouts 8.8)
   * @param described whether the page of a solution adds the description and what the item does
   *     with each table
   */
  private record Columns(
      List<ItemColumn> inLists, List<ItemColumn> inSolutions, boolean described) {

    private static final Columns DESCRIPTION = new Columns(List.of(), List.of(), true);
  }

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

  /** The kind of the files that make items of this type. */
  public FileKind fileKind() {
    return fileKind;
  }

  /** The key in exports and in file-name hashes. */
  public String key() {
    return keys.key();
  }

  /** The stem of its index page. */
  public String slug() {
    return keys.slug();
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

  /** The term in the index of tables, which several types may share. */
  public String tableLabel() {
    return terms.tableLabel();
  }

  /** The columns beside the name on the type's own pages. */
  public List<ItemColumn> listColumns() {
    return columns.inLists();
  }

  /** The columns beside the name on the page of a solution. */
  public List<ItemColumn> solutionColumns() {
    return columns.inSolutions();
  }

  /** Whether the page of a solution adds the description and what an item does with each table. */
  public boolean isDescribed() {
    return columns.described();
  }

  /** What it means that an item has no query. */
  public QueryRule queryRule() {
    return queryRule;
  }

  /** Address of Microsoft's documentation of the type. */
  public String documentation() {
    return documentation;
  }

  /** Whether the type has a trait. */
  public boolean has(ItemTrait trait) {
    return traits.contains(trait);
  }

  /** The type whose index page has a stem. */
  public static ContentType ofSlug(String slug) {
    return Arrays.stream(values())
        .filter(type -> type.slug().equals(slug))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no content type: " + slug));
  }

  /** The type of the items that files of a kind make, if they make items. */
  public static Optional<ContentType> of(FileKind kind) {
    return Arrays.stream(values()).filter(type -> type.fileKind == kind).findFirst();
  }
}
