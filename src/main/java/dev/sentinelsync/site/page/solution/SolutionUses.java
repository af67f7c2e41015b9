package dev.sentinelsync.site.page.solution;

import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.site.list.SolutionUse;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which tables and ASIM parsers the connectors and items of a solution use, and by what. */
final class SolutionUses {

  private static final String NONE = "-";

  private final PageContext context;
  private final TableLinks links;
  private final Map<String, Uses> tables = new TreeMap<>();
  private final Map<String, AsimUses> asim = new TreeMap<>(Ordinal.ORDER);

  SolutionUses(PageContext context) {
    this.context = context;
    this.links = new TableLinks(context);
  }

  /**
   * A line of the lists of tables and ASIM parsers.
   *
   * @param table link to the table or parser
   * @param connectors links to the connectors that ingest it, or a hyphen
   * @param content types of the items that use it, or a hyphen
   */
  public record Line(Markup table, Markup connectors, String content) {}

  private static final class Uses {
    private final List<ConnectorRow> connectors = new ArrayList<>();
    private final Set<ContentType> types = EnumSet.noneOf(ContentType.class);
    private final Set<ContentType> writers = EnumSet.noneOf(ContentType.class);
  }

  private record AsimUses(ItemTables.AsimUse parser, Set<ContentType> types) {}

  /** Adds what a connector ingests. */
  void add(ConnectorRow connector) {
    connector.tables().forEach(key -> uses(key).connectors.add(connector));
  }

  /** Adds what items use. */
  void add(Collection<SolutionUse> used) {
    for (SolutionUse use : used) {
      switch (use.kind()) {
        case READ -> uses(use.key()).types.add(use.type());
        case WRITTEN -> {
          uses(use.key()).types.add(use.type());
          uses(use.key()).writers.add(use.type());
        }
        case PARSER ->
            asim.computeIfAbsent(
                    use.name(),
                    name ->
                        new AsimUses(
                            new ItemTables.AsimUse(use.key(), name),
                            EnumSet.noneOf(ContentType.class)))
                .types()
                .add(use.type());
      }
    }
  }

  private Uses uses(String key) {
    return tables.computeIfAbsent(key, table -> new Uses());
  }

  /** The tables that others may use too, by name. */
  List<Line> shared() {
    return lines(false);
  }

  /** The custom tables that a solution writes and reads itself, by name. */
  List<Line> internal() {
    return lines(true);
  }

  private List<Line> lines(boolean internal) {
    ConnectorLinks connectors = new ConnectorLinks(context);
    return tables.keySet().stream()
        .filter(key -> links.isInternal(key) == internal)
        .sorted(Comparator.comparing(links::name, Ordinal.ORDER))
        .map(
            key ->
                new Line(
                    links.table(key),
                    connectors.cell(tables.get(key).connectors, ConnectorLinks.BY_TITLE),
                    types(tables.get(key).types, tables.get(key).writers)))
        .toList();
  }

  /** The ASIM parsers that items use, by the name that they use. */
  List<Line> asim() {
    return asim.values().stream()
        .map(use -> new Line(links.asim(use.parser()), Markup.EMPTY, types(use.types(), Set.of())))
        .toList();
  }

  /** The keys of the ASIM parsers that items use. */
  Set<String> asimKeys() {
    return asim.values().stream().map(use -> use.parser().key()).collect(Collectors.toSet());
  }

  /** Names of types, by their keys. */
  private static String types(Collection<ContentType> types, Set<ContentType> writers) {
    return types.isEmpty()
        ? NONE
        : types.stream()
            .sorted(Comparator.comparing(ContentType::key, Ordinal.ORDER))
            .map(type -> type.shortLabel() + (writers.contains(type) ? " (writes)" : ""))
            .collect(Collectors.joining(", "));
  }
}
