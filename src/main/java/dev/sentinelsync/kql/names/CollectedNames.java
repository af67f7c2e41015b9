package dev.sentinelsync.kql.names;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names found so far. */
final class CollectedNames {

  private final SortedSet<String> tables = new TreeSet<>();
  private final SortedSet<String> functions = new TreeSet<>();
  private final SortedSet<String> watchlists = new TreeSet<>();
  private final SortedSet<String> wildcards = new TreeSet<>();

  void table(String name) {
    tables.add(name);
  }

  void function(String name) {
    functions.add(name);
  }

  void watchlist(String name) {
    watchlists.add(name);
  }

  void wildcard(String pattern) {
    wildcards.add(pattern);
  }

  /** All that rows can come from: the tables, then the functions. */
  List<String> readable() {
    List<String> all = new ArrayList<>(tables);
    all.addAll(functions);
    return all;
  }

  SortedSet<String> tables() {
    return tables;
  }

  SortedSet<String> functions() {
    return functions;
  }

  SortedSet<String> watchlists() {
    return watchlists;
  }

  SortedSet<String> wildcards() {
    return wildcards;
  }
}
