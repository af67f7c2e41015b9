package dev.sentinelsync.catalog.input;

import dev.sentinelsync.kql.names.ColumnFilter;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The values that queries ask well-known fields for, all in lower case (analysis rules 10.2).
 * Conditions that rule values out say nothing about whose events are meant, so they do not count.
 *
 * @param byTable values by table key and field
 */
public record FilterValues(SortedMap<String, SortedMap<String, SortedSet<String>>> byTable) {

  public static FilterValues of(Collection<QueryReferences> queries) {
    SortedMap<String, SortedMap<String, SortedSet<String>>> byTable = new TreeMap<>();
    for (QueryReferences query : queries) {
      for (ColumnFilter filter : query.filters()) {
        if (!filter.operator().startsWith("!") && !filter.operator().equals("<>")) {
          SortedSet<String> values =
              byTable
                  .computeIfAbsent(lower(filter.table()), table -> new TreeMap<>())
                  .computeIfAbsent(lower(filter.field()), field -> new TreeSet<>());
          filter.values().forEach(value -> values.add(lower(value)));
        }
      }
    }
    return new FilterValues(byTable);
  }

  /** Keys of the tables that are filtered. */
  public Set<String> tables() {
    return byTable.keySet();
  }

  /**
   * Whether these queries see all that others bring to a table: they filter on each field that the
   * others filter on, and on all of their values.
   */
  public boolean cover(FilterValues others, String table) {
    Map<String, SortedSet<String>> mine = byTable.getOrDefault(table, Collections.emptySortedMap());
    return others.byTable.getOrDefault(table, Collections.emptySortedMap()).entrySet().stream()
        .allMatch(
            field ->
                mine.getOrDefault(field.getKey(), Collections.emptySortedSet())
                    .containsAll(field.getValue()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
