package dev.sentinelsync.site.page.table;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemRow;
import dev.sentinelsync.catalog.item.ItemTables;
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
   * @param internalTo links to the solutions that keep it for themselves, on one line
   * @param unknown whether it is neither documented nor named like a custom table
   * @param description ready for the page
   * @param attributes whether any attribute has a value
   * @param azureMonitorDocs link to the reference, or nothing
   * @param defenderXdrDocs link to the reference, or nothing
   * @param notes corrections' notes
   * @param solutions links to the solutions that use it, by name
   * @param connectors links to the connectors that ingest it, by id
   * @param sourceFields the fields that tell whose events a row holds
   * @param sources whose events connectors bring
   * @param items the items that use it
   * @param asim the ASIM parsers that read it
   * @param parsers the other parsers that read it
   * @param discoveredParsers whether a definition lacks any of them
   */
  public record Model(
      Table table,
      Markup internalTo,
      boolean unknown,
      Markup description,
      boolean attributes,
      Markup azureMonitorDocs,
      Markup defenderXdrDocs,
      List<Markup> notes,
      List<Markup> solutions,
      List<Markup> connectors,
      String sourceFields,
      List<Source> sources,
      ItemLinks.ByType items,
      List<AsimRow> asim,
      List<ParserRow> parsers,
      boolean discoveredParsers) {}

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
   * @param solution link to its solution, or a word for none
   * @param location where its file lies
   */
  public record ParserRow(Markup link, Markup solution, String location) {}

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
    Markup azureMonitorDocs = documentation(azureMonitorUrl());
    Markup defenderXdrDocs = documentation(table.defenderXdrUrl());
    List<Parser> parsers = parsers();
    return new Model(
        table,
        Markup.join(", ", solutions.byName(table.internalTo())),
        !table.documented() && !table.key().endsWith("_cl"),
        new Markup(table.description()),
        hasAttributes() || !azureMonitorDocs.isEmpty() || !defenderXdrDocs.isEmpty(),
        azureMonitorDocs,
        defenderXdrDocs,
        Notes.of(table.additionalInformation()),
        solutions.byName(
            context.facts().members(SolutionCatalog.SOLUTIONS_BY_TABLE, table.key()).stream()
                .filter(Solution::countsAsUser)
                .toList()),
        ingesting.stream().map(connectors::link).toList(),
        isAsim() ? "EventVendor/EventProduct" : "DeviceVendor/DeviceProduct",
        isAsim() || table.name().equals("CommonSecurityLog") ? sources(ingesting) : List.of(),
        new ItemLinks(context)
            .byType(context.facts().members(ItemCatalog.ITEMS_BY_TABLE, table.key()), this::remark),
        asim(),
        parsers.stream().map(parser -> row(parser, solutions)).toList(),
        parsers.stream().anyMatch(parser -> !parser.listed()));
  }

  private boolean hasAttributes() {
    return Stream.of(
            table.category(), table.basicLogs(), table.transformations(), table.ingestionApi())
        .anyMatch(value -> !value.isEmpty());
  }

  private String azureMonitorUrl() {
    return table.azureMonitor() && table.azureMonitorUrl().isEmpty()
        ? AZURE_MONITOR_TABLES + table.name().toLowerCase(Locale.ROOT)
        : table.azureMonitorUrl();
  }

  private static Markup documentation(String url) {
    return WebAddress.link("View Documentation", url);
  }

  private boolean isAsim() {
    return Stream.of("ASim", "_ASim", "_Im_").anyMatch(table.name()::startsWith);
  }

  /** A playbook that writes the table is of another interest than what reads it. */
  private String remark(ItemRow item) {
    if (item.type() != ContentType.PLAYBOOK) {
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

  private List<Parser> parsers() {
    return context.facts().members(ParserCatalog.PARSERS_BY_TABLE, table.key()).stream()
        .map(path -> context.facts().get(ParserCatalog.PARSER, path))
        .sorted(Comparator.comparing(Parser::name, Ordinal.ORDER))
        .toList();
  }

  private ParserRow row(Parser parser, SolutionLinks solutions) {
    return new ParserRow(
        context.links().to(new PageId(PageKind.PARSER, parser.path()), parser.name()),
        parser.isLegacy() ? new Markup("*(Legacy)*") : solutions.link(parser.solutionKey()),
        (parser.isLegacy() ? "Legacy" : "Solution") + (parser.listed() ? "" : " ⚠️"));
  }
}
