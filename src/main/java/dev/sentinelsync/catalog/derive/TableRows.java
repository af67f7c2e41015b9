package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.catalog.table.TableRow;
import java.util.Arrays;
import java.util.List;

/** The rows of the index of tables. */
public final class TableRows implements Derivation<TableRow> {

  @Override
  public Family<TableRow> family() {
    return TableCatalog.TABLE_ROW;
  }

  @Override
  public TableRow derive(String key, Facts facts) {
    return facts.find(TableCatalog.TABLE_NAME, key).map(table -> row(table, facts)).orElse(null);
  }

  private static TableRow row(TableName table, Facts facts) {
    List<String> types = facts.members(ItemCatalog.TYPES_BY_TABLE, table.key());
    List<String> solutions = facts.members(SolutionCatalog.SOLUTIONS_BY_TABLE, table.key());
    return new TableRow(
        table.key(),
        table.name(),
        (int) solutions.stream().filter(Solution::countsAsUser).count(),
        facts.count(ConnectorCatalog.CONNECTORS_BY_TABLE, table.key()),
        Arrays.stream(ContentType.values()).filter(type -> types.contains(type.key())).toList());
  }

  /** What links show of tables. */
  public static final class Names implements Derivation<TableName> {

    @Override
    public Family<TableName> family() {
      return TableCatalog.TABLE_NAME;
    }

    @Override
    public TableName derive(String key, Facts facts) {
      return facts
          .find(TableCatalog.TABLE, key)
          .map(table -> new TableName(key, table.name(), !table.usage().internalTo().isEmpty()))
          .orElse(null);
    }
  }
}
