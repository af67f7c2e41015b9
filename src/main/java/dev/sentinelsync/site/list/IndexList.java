package dev.sentinelsync.site.list;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.parser.ParserRow;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableStanding;
import dev.sentinelsync.catalog.table.TableStanding.Standing;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** The lists of the indexes that lead to one kind of pages each. */
public enum IndexList {
  SOLUTIONS("solutions", PageKind.SOLUTIONS_INDEX, IndexList::solutions),
  CONNECTORS("connectors", PageKind.CONNECTORS_INDEX, IndexList::connectors),
  /** Without those that only the reference knows. */
  TABLES("tables", PageKind.TABLES_INDEX, IndexList::usedTables),
  /** The tables that only the reference knows. */
  REFERENCE_TABLES("reference-tables", PageKind.REFERENCE_TABLES, IndexList::referenceTables),
  PARSERS("parsers", PageKind.PARSERS_INDEX, IndexList::parsers);

  /** What a row has beside its texts: cells, links, perhaps a picture. */
  private static final int FRAME = 80;

  private static final String REFERENCE_ONLY = TableStanding.bucket(Standing.REFERENCE_ONLY);

  private final String id;
  private final PageKind page;
  private final Function<Facts, List<Entry>> entries;

  IndexList(String id, PageKind page, Function<Facts, List<Entry>> entries) {
    this.id = id;
    this.page = page;
    this.entries = entries;
  }

  /** The list's identifier. */
  public String id() {
    return id;
  }

  /** The page that shows the whole list or leads to its parts. */
  public PageKind page() {
    return page;
  }

  /** The list with an identifier. */
  public static IndexList of(String id) {
    return Arrays.stream(values())
        .filter(list -> list.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no list of an index: " + id));
  }

  /** The list that a page shows. */
  public static Optional<IndexList> of(PageKind page) {
    return Arrays.stream(values()).filter(list -> list.page == page).findFirst();
  }

  List<ListPart> parts(Facts facts) {
    String address = facts.get(SiteFacts.FIXED_PAGE, PageId.of(page).key());
    String stem = address.substring(0, address.lastIndexOf('.'));
    return Splitting.of(id, stem, entries.apply(facts));
  }

  private static List<Entry> solutions(Facts facts) {
    return facts.members(SolutionCatalog.SOLUTIONS, "").stream()
        .map(key -> facts.get(SolutionCatalog.SOLUTION_ROW, key))
        .map(row -> new Entry(row.key(), row.name(), 1, bytes(row)))
        .toList();
  }

  private static int bytes(SolutionRow row) {
    return 2 * FRAME
        + Entry.bytes(row.logoUrl())
        + 2 * Entry.bytes(row.name())
        + Entry.bytes(row.publisher());
  }

  private static List<Entry> connectors(Facts facts) {
    return facts.members(ConnectorCatalog.CONNECTORS, "").stream()
        .map(key -> facts.get(ConnectorCatalog.CONNECTOR_ROW, key))
        .map(IndexList::entry)
        .toList();
  }

  /** A row with the title, the publisher and the solution of a connector. */
  static Entry entry(ConnectorRow row) {
    int bytes =
        2 * FRAME
            + Entry.bytes(row.logoUrl())
            + Entry.bytes(row.title())
            + Entry.bytes(row.id())
            + Entry.bytes(row.publisher())
            + 2 * Entry.bytes(row.solutionName());
    return new Entry(row.key(), row.title(), 2, bytes);
  }

  private static List<Entry> usedTables(Facts facts) {
    TreeSet<String> keys = new TreeSet<>(facts.members(TableCatalog.TABLE_NAMES, ""));
    facts.members(InputCatalog.BUCKETS, REFERENCE_ONLY).forEach(keys::remove);
    return keys.stream().map(key -> table(key, facts)).toList();
  }

  private static List<Entry> referenceTables(Facts facts) {
    return facts.members(InputCatalog.BUCKETS, REFERENCE_ONLY).stream()
        .map(key -> table(key, facts))
        .toList();
  }

  private static Entry table(String key, Facts facts) {
    String name = facts.get(TableCatalog.TABLE_NAME, key).name();
    return new Entry(key, name, 1, FRAME + 2 * Entry.bytes(name));
  }

  private static List<Entry> parsers(Facts facts) {
    return facts.all(ParserCatalog.PARSER_ROW).stream()
        .map(row -> new Entry(row.path(), row.name(), row.isLegacy() ? 1 : 2, bytes(row)))
        .toList();
  }

  private static int bytes(ParserRow row) {
    return 2 * FRAME + 2 * Entry.bytes(row.name()) + 2 * Entry.bytes(row.solutionName());
  }
}
