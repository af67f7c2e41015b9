package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.Collection;
import java.util.List;

/** What the home page and the statistics count, so that they cannot count differently. */
final class Counts {

  private final Facts facts;

  Counts(Facts facts) {
    this.facts = facts;
  }

  /** The elements of a bucket. */
  int bucket(String bucket) {
    return facts.count(InputCatalog.BUCKETS, bucket);
  }

  /** All solutions, without the two groups of items that belong to none. */
  List<SolutionRow> solutions() {
    return facts.members(SolutionCatalog.SOLUTIONS, "").stream()
        .map(key -> facts.get(SolutionCatalog.SOLUTION_ROW, key))
        .toList();
  }

  /** Solutions with a connector that a definition lists. */
  static List<SolutionRow> withConnectors(Collection<SolutionRow> solutions) {
    return solutions.stream().filter(one -> one.contents().hasListedConnectors()).toList();
  }

  /** Solutions with a content item. */
  static List<SolutionRow> withContent(Collection<SolutionRow> solutions) {
    return solutions.stream().filter(one -> one.contents().hasItems()).toList();
  }

  /** All connectors that somebody defines. */
  List<ConnectorRow> connectors() {
    return facts.members(ConnectorCatalog.CONNECTORS, "").stream()
        .map(key -> facts.get(ConnectorCatalog.CONNECTOR_ROW, key))
        .toList();
  }

  /** The support tier of a connector's first solution. */
  String tier(ConnectorRow connector) {
    return facts
        .find(SolutionCatalog.SOLUTION_ROW, connector.solutionKey())
        .map(SolutionRow::supportTier)
        .orElse("");
  }

  int tables() {
    return facts.count(TableCatalog.TABLE_NAMES, "");
  }

  int items(ContentType type) {
    return facts.count(ItemCatalog.ITEMS_BY_TYPE, type.key());
  }

  /** Parsers of a standing; see {@link Buckets#parsers}. */
  int parsers(String standing) {
    return bucket(Buckets.parsers(standing));
  }

  int schemas() {
    return facts.count(ParserCatalog.ASIM_SCHEMAS, "");
  }

  int products() {
    return facts.count(ParserCatalog.ASIM_PRODUCT_NAMES, "");
  }
}
