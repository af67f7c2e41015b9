package dev.sentinelsync.catalog.input;

import dev.sentinelsync.kql.names.ColumnFilter;
import dev.sentinelsync.kql.names.QueryReferences;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The conditions of queries on well-known fields as one text (analysis rules 10.1), such as {@code
 * CommonSecurityLog.DeviceVendor == "Acme" | Syslog.Facility in "auth,authpriv"}.
 */
public final class FilterFields {

  private static final Set<String> EXACT = Set.of("==", "=", "in");
  private static final Set<String> IGNORING_CASE = Set.of("=~", "in~");

  private static final Set<String> NORMALIZED = Set.of("EventVendor", "EventProduct");

  private FilterFields() {}

  /** The conditions of all queries of a file together, by table and field. */
  public static String of(SourceFile file) {
    return of(file.references());
  }

  /**
   * The conditions of an ASIM parser (analysis rules 8): without those on the fields that it is the
   * task of such parsers to fill.
   */
  public static String ofAsimParser(SourceFile file) {
    return of(file.references(), filter -> !NORMALIZED.contains(filter.field()));
  }

  static String of(Collection<QueryReferences> queries) {
    return of(queries, filter -> true);
  }

  static String of(Collection<QueryReferences> queries, Predicate<ColumnFilter> wanted) {
    SortedMap<String, List<ColumnFilter>> byField = new TreeMap<>(Ordinal.IGNORING_CASE);
    for (QueryReferences query : queries) {
      query.filters().stream()
          .filter(wanted)
          .forEach(
              filter ->
                  byField
                      .computeIfAbsent(
                          filter.table() + "." + filter.field(), field -> new ArrayList<>())
                      .add(filter));
    }
    return byField.entrySet().stream()
        .flatMap(entry -> conditions(entry.getValue()).stream().map(c -> entry.getKey() + " " + c))
        .collect(Collectors.joining(" | "));
  }

  private static List<String> conditions(List<ColumnFilter> filters) {
    SortedSet<String> exact = new TreeSet<>(Ordinal.ORDER);
    SortedSet<String> ignoringCase = new TreeSet<>(Ordinal.ORDER);
    Set<Condition> others = new LinkedHashSet<>();
    for (ColumnFilter filter : filters) {
      if (EXACT.contains(filter.operator())) {
        exact.addAll(filter.values());
      } else if (IGNORING_CASE.contains(filter.operator())) {
        ignoringCase.addAll(filter.values());
      } else {
        others.add(new Condition(filter.operator(), sorted(filter.values())));
      }
    }
    Set<String> absorbed =
        ignoringCase.stream().map(FilterFields::lower).collect(Collectors.toSet());
    exact.removeIf(value -> absorbed.contains(lower(value)));
    List<String> conditions = new ArrayList<>();
    addEquality(conditions, exact, "==", "in");
    addEquality(conditions, ignoringCase, "=~", "in~");
    others.stream()
        .filter(one -> others.stream().noneMatch(one::isNeedlessBeside))
        .map(one -> one.operator() + " " + quoted(one.values()))
        .sorted(Ordinal.ORDER)
        .forEach(conditions::add);
    return conditions;
  }

  /** A comparison that is no equality, with its values in order. */
  private record Condition(String operator, SortedSet<String> values) {

    /**
     * Whether it says nothing beside another one: {@code has_all} with more values than the other,
     * {@code has_any} with fewer, or a comparison with case of what the other compares without.
     */
    boolean isNeedlessBeside(Condition other) {
      if (operator.equals(other.operator)) {
        return switch (operator) {
          case "has_all" -> values.size() > other.values.size() && values.containsAll(other.values);
          case "has_any" -> values.size() < other.values.size() && other.values.containsAll(values);
          default -> false;
        };
      }
      return operator.equals(other.operator + "_cs") && values.equals(other.values);
    }
  }

  private static SortedSet<String> sorted(Collection<String> values) {
    SortedSet<String> sorted = new TreeSet<>(Ordinal.ORDER);
    sorted.addAll(values);
    return sorted;
  }

  private static void addEquality(
      List<String> conditions, SortedSet<String> values, String one, String several) {
    if (!values.isEmpty()) {
      conditions.add((values.size() == 1 ? one : several) + " " + quoted(values));
    }
  }

  private static String quoted(Collection<String> values) {
    return "\"" + String.join(",", values) + "\"";
  }

  private static String lower(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
