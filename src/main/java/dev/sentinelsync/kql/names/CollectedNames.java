package dev.sentinelsync.kql.names;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names found so far. */
final class CollectedNames {

  /**
   * Most names of a kind that a query with errors can read: more than twice the 12 tables of the
   * widest readable query of the real repository. A text that is no query at all, such as a list of
   * hashes, would otherwise name thousands.
   */
  private static final int MOST_AFTER_ERRORS = 32;

  private final SortedSet<String> tables = new TreeSet<>();
  private final SortedSet<String> functions = new TreeSet<>();
  private final SortedSet<String> watchlists = new TreeSet<>();
  private final SortedSet<String> wildcards = new TreeSet<>();
  private final SortedSet<String> remote = new TreeSet<>();
  private final SortedSet<String> local = new TreeSet<>();
  private final int most;

  /**
   * No names yet.
   *
   * @param errors whether the query has errors
   */
  CollectedNames(boolean errors) {
    this.most = errors ? MOST_AFTER_ERRORS : Integer.MAX_VALUE;
  }

  void table(String name, boolean ofOtherService) {
    add(tables, name, ofOtherService);
  }

  void function(String name, boolean ofOtherService) {
    add(functions, name, ofOtherService);
  }

  void watchlist(String name) {
    if (watchlists.size() < most) {
      watchlists.add(name);
    }
  }

  void wildcard(String pattern, boolean ofOtherService) {
    add(wildcards, pattern, ofOtherService);
  }

  private void add(SortedSet<String> names, String name, boolean ofOtherService) {
    if (names.size() < most) {
      names.add(name);
      (ofOtherService ? remote : local).add(name);
    }
  }

  /** All that rows can come from: the tables, then the functions. */
  List<String> readable() {
    List<String> all = new ArrayList<>(tables);
    all.addAll(functions);
    all.removeAll(remote());
    return all;
  }

  SortedSet<String> tables() {
    return tables;
  }

  SortedSet<String> functions() {
    return functions;
  }

  /** The names that are read from another service and nowhere else. */
  SortedSet<String> remote() {
    SortedSet<String> only = new TreeSet<>(remote);
    only.removeAll(local);
    return only;
  }

  SortedSet<String> watchlists() {
    return watchlists;
  }

  SortedSet<String> wildcards() {
    return wildcards;
  }
}
