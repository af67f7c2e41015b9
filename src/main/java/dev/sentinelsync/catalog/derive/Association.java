package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorReach;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.FilterValues;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.Overrides;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.support.Ordinal;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The connectors whose events content outside solutions and ASIM parsers read, and the solutions of
 * those connectors (analysis rules 10.2).
 *
 * @param connectors ids, by code point
 * @param solutions names, by code point
 */
public record Association(List<String> connectors, List<String> solutions) {

  /** Associated with nothing. */
  public static final Association NONE = new Association(List.of(), List.of());

  /** The association of an item; items of solutions have none, they name what they require. */
  public static Association of(ContentItem item, Facts facts) {
    if (item.origin().source() == ContentSource.SOLUTION) {
      return NONE;
    }
    ItemTables uses = facts.find(ItemCatalog.ITEM_TABLES, item.path()).orElse(ItemTables.NONE);
    return of(
        item.name(),
        Stream.concat(
                uses.tables().stream().map(ItemTables.Use::key),
                uses.asim().stream().map(use -> Keys.table(use.name())))
            .collect(Collectors.toCollection(TreeSet::new)),
        FilterValues.of(facts.get(InputCatalog.FILE, item.path()).references()),
        facts);
  }

  /** The association of a defined ASIM parser. */
  public static Association of(AsimParser parser, Facts facts) {
    return of(
        parser.name(),
        new TreeSet<>(parser.body().tables()),
        FilterValues.of(facts.get(InputCatalog.FILE, parser.path()).references()),
        facts);
  }

  private static Association of(
      String name, SortedSet<String> tables, FilterValues filters, Facts facts) {
    Optional<Association> decided =
        facts.find(InputCatalog.OVERRIDES, Overrides.ASSOCIATION).stream()
            .flatMap(overrides -> overrides.rules().stream())
            .filter(rule -> decides(rule, name, tables))
            .findFirst()
            .map(rule -> said(rule.value()));
    return decided.orElseGet(() -> found(tables, filters, facts));
  }

  private static boolean decides(Overrides.Rule rule, String name, Set<String> tables) {
    return switch (rule.field()) {
      case "tables_only" -> tables.equals(listed(rule.pattern()));
      case "tables_include" -> listed(rule.pattern()).stream().anyMatch(tables::contains);
      default -> rule.matches(name);
    };
  }

  private static Set<String> listed(String tables) {
    return Stream.of(tables.split(","))
        .map(name -> name.strip().toLowerCase(Locale.ROOT))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }

  /** {@code connector|solution}, of which either may be left out. */
  private static Association said(String value) {
    String[] parts = value.split("\\|", 2);
    return new Association(one(parts[0]), parts.length == 1 ? List.of() : one(parts[1]));
  }

  private static List<String> one(String name) {
    return name.isBlank() ? List.of() : List.of(name.strip());
  }

  private static Association found(Set<String> tables, FilterValues filters, Facts facts) {
    SortedSet<String> connectors = new TreeSet<>(Ordinal.ORDER);
    SortedSet<String> solutions = new TreeSet<>(Ordinal.ORDER);
    candidates(tables, facts).stream()
        .map(key -> facts.get(ConnectorReach.FAMILY, key))
        .filter(
            reach ->
                reach.tables().stream()
                    .filter(tables::contains)
                    .allMatch(table -> filters.cover(reach.filters(), table)))
        .forEach(
            reach -> {
              connectors.add(reach.id());
              solutions.add(reach.solutionName());
            });
    return new Association(List.copyOf(connectors), List.copyOf(solutions));
  }

  private static Collection<String> candidates(Set<String> tables, Facts facts) {
    return tables.stream()
        .flatMap(table -> facts.members(ConnectorCatalog.REACHING_CONNECTORS, table).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
