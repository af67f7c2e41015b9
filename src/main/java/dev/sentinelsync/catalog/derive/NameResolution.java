package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.derive.ResolvedNames.TableName;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.FunctionNames;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.ReferenceTable;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemTables.AsimUse;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Decides what the free names of queries stand for (design, facts and names). In this order: a
 * documented table; an ASIM parser, which is shown as such and not expanded; a parser, of the same
 * solution before any other, which stands for the tables that it reads; else, in the place of a
 * table, a table that no reference documents. A parser never hides a documented table.
 */
final class NameResolution {

  /** A table's name; longer than Azure allows (63) is no table but an attempt at something. */
  private static final Pattern TABLE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

  private final Facts facts;
  private final SortedMap<String, TableName> tables = new TreeMap<>();
  private final SortedMap<String, AsimUse> asim = new TreeMap<>();
  private final SortedSet<String> watchlists = new TreeSet<>();
  private final SortedSet<String> unresolved = new TreeSet<>();
  private final SortedSet<String> remote = new TreeSet<>();
  private final Set<String> visited = new TreeSet<>();
  private final SortedSet<String> called = new TreeSet<>();
  private final SortedSet<String> reached = new TreeSet<>();

  NameResolution(Facts facts) {
    this.facts = facts;
  }

  /**
   * Resolves the names of a file's queries.
   *
   * @param file the file
   * @return everything its queries lead to
   */
  static ResolvedNames of(SourceFile file, Facts facts) {
    NameResolution resolution = new NameResolution(facts);
    resolution.visited.add(file.path());
    file.references().forEach(query -> resolution.add(query, file.solutionKey(), ""));
    return resolution.result();
  }

  /**
   * Resolves the names of one query.
   *
   * @param solutionKey the solution whose parsers come first; empty for none
   */
  static ResolvedNames of(QueryReferences query, String solutionKey, Facts facts) {
    NameResolution resolution = new NameResolution(facts);
    resolution.add(query, solutionKey, "");
    return resolution.result();
  }

  /** Whether a table can have this name. */
  static boolean isTableName(String name) {
    return TABLE_NAME.matcher(name).matches();
  }

  private ResolvedNames result() {
    return new ResolvedNames(
        List.copyOf(tables.values()),
        List.copyOf(asim.values()),
        List.copyOf(watchlists),
        List.copyOf(unresolved),
        List.copyOf(remote),
        parsers());
  }

  private ResolvedNames.Parsers parsers() {
    reached.removeAll(called);
    return new ResolvedNames.Parsers(List.copyOf(called), List.copyOf(reached));
  }

  private void add(QueryReferences query, String solutionKey, String via) {
    // What another service holds is no table or parser of this one, even under the same name.
    local(query.tables(), query).forEach(name -> addName(name, true, solutionKey, via));
    local(query.functions(), query).forEach(name -> addName(name, false, solutionKey, via));
    local(query.wildcards(), query).forEach(pattern -> addWildcard(pattern, via));
    remote.addAll(query.remote());
    watchlists.addAll(query.watchlists());
  }

  private static List<String> local(SortedSet<String> names, QueryReferences query) {
    return names.stream().filter(name -> !query.remote().contains(name)).toList();
  }

  private void addName(String name, boolean inPlaceOfTable, String solutionKey, String via) {
    String lower = name.toLowerCase(Locale.ROOT);
    Optional<ReferenceTable> documented = facts.find(InputCatalog.REFERENCE_TABLE, lower);
    if (inPlaceOfTable && documented.isPresent()) {
      addTable(documented.get().name(), via);
      return;
    }
    if (FunctionNames.isPlaceholder(name)) {
      return;
    }
    List<String> known = asimParsers(lower);
    if (!known.isEmpty() || FunctionNames.isBuiltInAsim(name)) {
      addAsim(name, known);
      return;
    }
    List<String> parsers = parsers(name, solutionKey);
    if (!parsers.isEmpty()) {
      parsers.forEach(parser -> addParser(parser, via));
    } else if (FunctionNames.isAsim(name)) {
      addAsim(name, known);
    } else if (inPlaceOfTable && isTableName(name)) {
      addTable(name, via);
    } else if (!lower.equals("_getwatchlist")) {
      unresolved.add(name);
    }
  }

  /** The ASIM parser of a name; a built-in name may end in the version that it is deployed in. */
  private List<String> asimParsers(String lower) {
    List<String> known = facts.members(ParserCatalog.ASIM_NAMES, lower);
    String unversioned = FunctionNames.withoutVersion(lower);
    return known.isEmpty() && !unversioned.equals(lower)
        ? facts.members(ParserCatalog.ASIM_NAMES, unversioned)
        : known;
  }

  private void addTable(String spelling, String via) {
    String key = spelling.toLowerCase(Locale.ROOT);
    TableName known = tables.get(key);
    // A query that names the table itself says more than a parser that brings it as well.
    if (known == null || (via.isEmpty() && !known.parserPath().isEmpty())) {
      tables.put(key, new TableName(key, spelling, via));
    }
  }

  /** An ASIM parser; one that no file defines has a page that says so, and is reported. */
  private void addAsim(String name, List<String> known) {
    if (known.isEmpty()) {
      unresolved.add(name);
    }
    String missing = FunctionNames.isBuiltInAsim(name) ? FunctionNames.deployedName(name) : name;
    String key = known.isEmpty() ? missing.toLowerCase(Locale.ROOT) : known.get(0);
    asim.putIfAbsent(key, new AsimUse(key, officialSpelling(name, key)));
  }

  /** The spelling of the parser's file for a name that differs from it only by case. */
  private String officialSpelling(String name, String key) {
    for (String path : facts.members(ParserCatalog.ASIM_FILES, key)) {
      for (String official : facts.get(InputCatalog.FILE, path).functionNames()) {
        if (official.equalsIgnoreCase(name)) {
          return official;
        }
      }
    }
    return name;
  }

  /** The parsers that a name means: those of the solution, else those of everybody. */
  private List<String> parsers(String name, String solutionKey) {
    List<String> all = facts.members(InputCatalog.FUNCTIONS, FunctionNames.normalForm(name));
    List<String> own = all.stream().filter(path -> isOf(path, solutionKey)).toList();
    return own.isEmpty() ? all : own;
  }

  private static boolean isOf(String path, String solutionKey) {
    return !solutionKey.isEmpty() && path.startsWith(solutionKey + "/");
  }

  private void addParser(String path, String via) {
    (via.isEmpty() ? called : reached).add(path);
    if (visited.add(path)) {
      SourceFile file = facts.get(InputCatalog.FILE, path);
      String first = via.isEmpty() ? path : via;
      file.references().forEach(query -> add(query, file.solutionKey(), first));
    }
  }

  /** A wildcard stands for the documented tables that it matches; a bare star says nothing. */
  private void addWildcard(String pattern, String via) {
    if (pattern.isEmpty() || !Character.isLetter(pattern.charAt(0))) {
      return;
    }
    Pattern matcher =
        Pattern.compile(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE);
    List<String> matching = new ArrayList<>();
    for (String name : facts.members(InputCatalog.DOCUMENTED_TABLES, "")) {
      if (matcher.matcher(name).matches()) {
        matching.add(name);
      }
    }
    matching.forEach(name -> addTable(name, via));
  }
}
