package dev.sentinelsync.site.page.table;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.ItemTrait;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.page.ConnectorLinks;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.KeptNotice;
import dev.sentinelsync.site.page.Notes;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Pages of tables (page layouts 8.10). */
public final class TablePages {

  private static final String AZURE_MONITOR_TABLES =
      "https://learn.microsoft.com/azure/azure-monitor/reference/tables/";

  private final PageContext context;
  private final Table table;

  private TablePages(PageContext context) {
    this.context = context;
    this.table = context.facts().get(TableCatalog.TABLE, context.id());
  }

  /**
   * What the template sees.
   *
   * @param table the table
   * @param about what stands above its users
   * @param docs links to references
   * @param solutions links to the solutions that use it, by name
   * @param connectors links to the connectors that ingest it, by id
   * @param events whose events connectors bring
   * @param items the items that use it
   * @param parsers the parsers that read it
   */
  public record Model(
      Table table,
      About about,
      Docs docs,
      List<Markup> solutions,
      List<Markup> connectors,
      Events events,
      ItemLinks.ByType items,
      Parsers parsers) {}

  /**
   * What stands above the users of a table.
   *
   * @param internalTo links to the solutions that keep it for themselves, on one line
   * @param unknown whether it is neither documented nor named like a custom table
   * @param description ready for the page
   * @param attributes whether any attribute has a value
   * @param kept files of which the page shows an earlier version
   * @param notes corrections' notes
   * @param details what only the layout {@code full} shows, or null
   */
  public record About(
      Markup internalTo,
      boolean unknown,
      Markup description,
      boolean attributes,
      List<KeptNotice> kept,
      List<Markup> notes,
      TableDetails details) {}

  /**
   * Links to references.
   *
   * @param azureMonitor target of the link, or nothing
   * @param defenderXdr target of the link, or nothing
   */
  public record Docs(Markup azureMonitor, Markup defenderXdr) {}

  /**
   * Whose events connectors bring.
   *
   * @param asim whether the fields of ASIM name the vendor and the product
   * @param sources by vendor, then by product
   */
  public record Events(boolean asim, List<Source> sources) {}

  /**
   * The parsers that read a table.
   *
   * @param asim ASIM parsers, by schema
   * @param others by name
   * @param discovered whether a definition lacks any of the others
   */
  public record Parsers(List<AsimRow> asim, List<ParserRow> others, boolean discovered) {

    /** How many parsers there are. */
    public int count() {
      return asim.size() + others.size();
    }
  }

  /**
   * Events of one vendor and product.
   *
   * @param vendor its name, or a star
   * @param product its name, or a star
   * @param connectors links to the connectors that bring them
   */
  public record Source(String vendor, String product, Markup connectors) {}

  /**
   * An ASIM parser.
   *
   * @param link to it
   * @param schema what it normalises to
   * @param product whose events it reads, or empty
   */
  public record AsimRow(Markup link, String schema, String product) {}

  /**
   * Another parser.
   *
   * @param link to it
   * @param legacy whether its file lies in the top-level folder
   * @param solution link to its solution, or nothing
   * @param listed whether the definition of its solution lists it
   */
  public record ParserRow(Markup link, boolean legacy, Markup solution, boolean listed) {}

  public static String render(PageContext context) {
    return context.fill("table.md.ftl", new TablePages(context).model());
  }

  private Model model() {
    SolutionLinks solutions = new SolutionLinks(context);
    ConnectorLinks connectors = new ConnectorLinks(context);
    List<ConnectorRow> ingesting =
        connectors.rows(
            context.facts().members(ConnectorCatalog.CONNECTORS_BY_TABLE, table.key()),
            ConnectorLinks.BY_ID);
    Docs docs =
        new Docs(WebAddress.target(azureMonitorUrl()), WebAddress.target(table.defenderXdrUrl()));
    return new Model(
        table,
        about(docs, solutions, ingesting),
        docs,
        solutions.byName(
            context.facts().members(SolutionCatalog.SOLUTIONS_BY_TABLE, table.key()).stream()
                .filter(Solution::countsAsUser)
                .toList()),
        ingesting.stream().map(connectors::link).toList(),
        new Events(
            isAsim(),
            isAsim() || table.name().equals("CommonSecurityLog") ? sources(ingesting) : List.of()),
        new ItemLinks(context)
            .byType(context.facts().members(ItemCatalog.ITEMS_BY_TABLE, table.key()), this::remark),
        parsers(solutions));
  }

  private About about(Docs docs, SolutionLinks solutions, List<ConnectorRow> ingesting) {
    return new About(
        Markup.join(", ", solutions.byName(table.internalTo())),
        !table.documented() && !table.key().endsWith("_cl"),
        new Markup(table.description()),
        hasAttributes() || !docs.azureMonitor().isEmpty() || !docs.defenderXdr().isEmpty(),
        KeptNotice.of(context, path -> isUser(path, ingesting)),
        Notes.of(table.additionalInformation()),
        context.isFull() ? TableDetails.of(context, table) : null);
  }

  /** Whether a file reads or writes the table, or defines a connector that ingests it. */
  private boolean isUser(String path, List<ConnectorRow> ingesting) {
    return Stream.of(ItemCatalog.ITEMS_BY_TABLE, ParserCatalog.PARSERS_BY_TABLE)
            .anyMatch(index -> context.facts().members(index, table.key()).contains(path))
        || ingesting.stream()
            .map(row -> context.facts().get(ConnectorCatalog.CONNECTOR, row.key()))
            .anyMatch(connector -> connector.files().contains(path));
  }

  private boolean hasAttributes() {
    return Stream.of(
                table.category(), table.basicLogs(), table.transformations(), table.ingestionApi())
            .anyMatch(value -> !value.isEmpty())
        || context.isFull()
            && !(table.features().lakeOnly() + table.about().collectionMethod()).isEmpty();
  }

  private String azureMonitorUrl() {
    return table.azureMonitor() && table.azureMonitorUrl().isEmpty()
        ? AZURE_MONITOR_TABLES + table.name().toLowerCase(Locale.ROOT)
        : table.azureMonitorUrl();
  }

  private boolean isAsim() {
    return Stream.of("ASim", "_ASim", "_Im_").anyMatch(table.name()::startsWith);
  }

  /** A playbook that writes the table is of another interest than what reads it. */
  private String remark(ItemRow item) {
    if (!item.type().has(ItemTrait.WRITES_TABLES)) {
      return "";
    }
    return context
        .facts()
        .find(ItemCatalog.ITEM_TABLES, item.path())
        .orElse(ItemTables.NONE)
        .tables()
        .stream()
        .filter(use -> use.key().equals(table.key()) && use.usage() != TableUsage.READ)
        .map(use -> " *(" + use.usage().label() + ")*")
        .findFirst()
        .orElse("");
  }

  /** Every vendor with every product of the connectors whose queries ask for some. */
  private List<Source> sources(List<ConnectorRow> ingesting) {
    Map<String, Map<String, List<ConnectorRow>>> byVendor = new TreeMap<>(Ordinal.ORDER);
    for (ConnectorRow row : ingesting) {
      Connector connector = context.facts().get(ConnectorCatalog.CONNECTOR, row.key());
      for (Connector.TableVendors events : connector.tableVendors()) {
        if (!events.table().equals(table.key())) {
          continue;
        }
        for (String vendor : orEmpty(events.vendors())) {
          for (String product : orEmpty(events.products())) {
            byVendor
                .computeIfAbsent(vendor, name -> new TreeMap<>(Ordinal.ORDER))
                .computeIfAbsent(product, name -> new ArrayList<>())
                .add(row);
          }
        }
      }
    }
    ConnectorLinks links = new ConnectorLinks(context);
    List<Source> sources = new ArrayList<>();
    byVendor.forEach(
        (vendor, byProduct) ->
            byProduct.forEach(
                (product, rows) ->
                    sources.add(
                        new Source(
                            orStar(vendor),
                            orStar(product),
                            links.cell(rows, ConnectorLinks.BY_ID)))));
    return sources;
  }

  private static List<String> orEmpty(List<String> names) {
    return names.isEmpty() ? List.of("") : names;
  }

  private static String orStar(String name) {
    return name.isEmpty() ? "*" : name;
  }

  private List<AsimRow> asim() {
    return context.facts().members(ParserCatalog.ASIM_BY_TABLE, table.key()).stream()
        .map(key -> context.facts().get(ParserCatalog.ASIM, key))
        .sorted(
            Comparator.comparing(AsimParser::schema, Ordinal.ORDER)
                .thenComparing(AsimParser::name, Ordinal.ORDER))
        .map(
            parser ->
                new AsimRow(
                    context.links().to(new PageId(PageKind.ASIM, parser.key()), parser.name()),
                    parser.schema(),
                    parser.role() == AsimParser.Role.SOURCE ? parser.product() : ""))
        .toList();
  }

  private Parsers parsers(SolutionLinks solutions) {
    List<Parser> others =
        context.facts().members(ParserCatalog.PARSERS_BY_TABLE, table.key()).stream()
            .map(path -> context.facts().get(ParserCatalog.PARSER, path))
            .sorted(Comparator.comparing(Parser::name, Ordinal.ORDER))
            .toList();
    return new Parsers(
        asim(),
        others.stream().map(parser -> row(parser, solutions)).toList(),
        others.stream().anyMatch(parser -> !parser.listed()));
  }

  private ParserRow row(Parser parser, SolutionLinks solutions) {
    return new ParserRow(
        context.links().to(new PageId(PageKind.PARSER, parser.path()), parser.name()),
        parser.isLegacy(),
        parser.isLegacy() ? Markup.EMPTY : solutions.link(parser.solutionKey()),
        parser.listed());
  }
}
