package dev.sentinelsync.kql.names;

import dev.sentinelsync.kql.diagnostic.Diagnostic;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a query refers to. Names are spelled as in the query; sets are in ordinal order. Whether a
 * name is a table, a parser or an ASIM function is for the caller to decide from facts.
 *
 * @param tables free names in tabular position; a stored function that is called without
 *     parentheses looks like a table and is here
 * @param functions free names, not built into the language, called with parentheses in tabular
 *     position
 * @param watchlists constant first arguments of {@code _GetWatchlist}
 * @param wildcards operands such as {@code Sys*}; {@code *} for a {@code search} or {@code find}
 *     over everything
 * @param remote those of the names above that are read from another service, such as {@code
 *     adx('…').T}, and nowhere else
 * @param filters comparisons of well-known fields with constants (analysis rules 10.1), in query
 *     order without repetition
 * @param criteria comparisons of columns of tables with constants (analysis rules 10.3), in query
 *     order without repetition
 * @param diagnostics what could not be read, in order of position; empty for a clean query
 */
public record QueryReferences(
    SortedSet<String> tables,
    SortedSet<String> functions,
    SortedSet<String> watchlists,
    SortedSet<String> wildcards,
    SortedSet<String> remote,
    List<ColumnFilter> filters,
    List<Criterion> criteria,
    List<Diagnostic> diagnostics) {

  /** The answer for a query that refers to nothing. */
  public static final QueryReferences EMPTY =
      new QueryReferences(
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          Collections.emptySortedSet(),
          List.of(),
          List.of(),
          List.of());

  /** Copies the collections. */
  public QueryReferences {
    tables = copy(tables);
    functions = copy(functions);
    watchlists = copy(watchlists);
    wildcards = copy(wildcards);
    remote = copy(remote);
    filters = List.copyOf(filters);
    criteria = List.copyOf(criteria);
    diagnostics = List.copyOf(diagnostics);
  }

  private static SortedSet<String> copy(Collection<String> names) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }
}
