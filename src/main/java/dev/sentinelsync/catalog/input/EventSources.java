package dev.sentinelsync.catalog.input;

import dev.sentinelsync.kql.names.QueryReferences;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Vendors and products whose events queries ask for (analysis rules 4.2, 9.3). */
public final class EventSources {

  private static final Set<String> EQUALITY = Set.of("=", "==", "=~");
  private static final Set<String> VENDOR = Set.of("DeviceVendor", "EventVendor");
  private static final Set<String> PRODUCT = Set.of("DeviceProduct", "EventProduct");

  private EventSources() {}

  /** Values that vendor fields are compared with, by code point. */
  public static List<String> vendors(Collection<QueryReferences> queries) {
    return values(queries, VENDOR);
  }

  /** Values that product fields are compared with, by code point. */
  public static List<String> products(Collection<QueryReferences> queries) {
    return values(queries, PRODUCT);
  }

  private static List<String> values(Collection<QueryReferences> queries, Set<String> fields) {
    TreeSet<String> values = new TreeSet<>();
    queries.stream()
        .flatMap(query -> query.filters().stream())
        .filter(filter -> fields.contains(filter.field()) && EQUALITY.contains(filter.operator()))
        .forEach(filter -> values.addAll(filter.values()));
    return List.copyOf(values);
  }
}
