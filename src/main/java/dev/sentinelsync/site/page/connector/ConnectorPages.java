package dev.sentinelsync.site.page.connector;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.Connector.TableVendors;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.EmbeddedReadme;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.Notes;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.RepositoryMarkdown;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Pages of data connectors, also of those that content requires and nobody defines (8.9). */
public final class ConnectorPages {

  private static final String UNKNOWN = "—";

  private final PageContext context;
  private final Connector connector;

  private ConnectorPages(PageContext context) {
    this.context = context;
    this.connector = context.facts().get(ConnectorCatalog.CONNECTOR, context.id());
  }

  /**
   * What the template sees.
   *
   * @param connector the connector
   * @param id its id in code type
   * @param logo of its first solution, or nothing
   * @param solutions links to its solutions
   * @param files links to its definitions
   * @param notes corrections' notes
   * @param description ready for the page
   * @param requiredBy the items that require it, for a connector that nobody defines
   * @param tables the tables that it ingests
   * @param bySource whether vendors and products of any table are known
   * @param anyIngestionApi whether any table takes data through the ingestion API
   * @param permissions ready for the page
   * @param setup ready for the page
   * @param readme its README, or null
   */
  public record Model(
      Connector connector,
      Markup id,
      Markup logo,
      Markup solutions,
      Markup files,
      List<Markup> notes,
      Markup description,
      ItemLinks.ByType requiredBy,
      List<IngestedTable> tables,
      boolean bySource,
      boolean anyIngestionApi,
      Markup permissions,
      Markup setup,
      EmbeddedReadme readme) {}

  /**
   * A table that a connector ingests.
   *
   * @param table the table
   * @param link to it
   * @param vendors whose events, or a dash
   * @param products whose events, or a dash
   * @param transformations a sign for yes, no or unknown
   * @param ingestionApi a sign for yes, no or unknown
   */
  public record IngestedTable(
      Table table,
      Markup link,
      String vendors,
      String products,
      String transformations,
      String ingestionApi) {}

  public static String render(PageContext context) {
    return context.fill("connector.md.ftl", new ConnectorPages(context).model());
  }

  private Model model() {
    List<IngestedTable> tables = tables();
    Optional<ConnectorDefinition> definition = definition();
    List<SolutionRow> solutions =
        connector.solutionKeys().stream()
            .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key))
            .toList();
    return new Model(
        connector,
        new Markup(Escape.code(connector.id())),
        solutions.stream()
            .findFirst()
            .map(first -> Icons.logo(first.logoUrl(), "", 75))
            .orElse(Markup.EMPTY),
        Markup.join(", ", solutions.stream().map(new SolutionLinks(context)::link).toList()),
        Markup.join(", ", connector.files().stream().map(this::file).toList()),
        Notes.of(connector.additionalInformation()),
        Descriptions.connector(context, connector),
        new ItemLinks(context)
            .byType(
                connector.defined()
                    ? List.of()
                    : context.facts().members(ItemCatalog.ITEMS_BY_CONNECTOR, connector.key()),
                item -> ""),
        tables,
        tables.stream()
            .anyMatch(row -> !row.vendors().equals(UNKNOWN) || !row.products().equals(UNKNOWN)),
        tables.stream().anyMatch(row -> row.table().ingestionApi().equals("Yes")),
        section(definition, said -> PermissionsText.markdown(said.permissions())),
        section(definition, said -> SetupSteps.markdown(said.instructionSteps())),
        EmbeddedReadme.ofConnector(context, connector));
  }

  private Optional<ConnectorDefinition> definition() {
    return connector.definitionPath().isEmpty()
        ? Optional.empty()
        : context
            .facts()
            .get(InputCatalog.FILE, connector.definitionPath())
            .facts(ConnectorFileFacts.class)
            .map(file -> file.definitions().get(connector.definitionIndex()));
  }

  private Markup section(
      Optional<ConnectorDefinition> definition, Function<ConnectorDefinition, String> text) {
    String folder = RepositoryPath.folder(connector.definitionPath());
    return definition
        .map(said -> RepositoryMarkdown.of(context, text.apply(said), folder))
        .orElse(Markup.EMPTY);
  }

  private Markup file(String path) {
    return SourceUrls.link(context, RepositoryPath::fileName, path);
  }

  private List<IngestedTable> tables() {
    return connector.tables().stream()
        .map(key -> context.facts().get(TableCatalog.TABLE, key))
        .sorted(Comparator.comparing(Table::name, Ordinal.ORDER))
        .map(this::row)
        .toList();
  }

  private IngestedTable row(Table table) {
    Optional<TableVendors> events =
        connector.tableVendors().stream()
            .filter(vendors -> vendors.table().equals(table.key()))
            .findFirst();
    return new IngestedTable(
        table,
        new TableLinks(context).table(table.key()),
        names(events.map(TableVendors::vendors)),
        names(events.map(TableVendors::products)),
        flag(table.transformations()),
        flag(table.ingestionApi()));
  }

  private static String names(Optional<List<String>> names) {
    return names
        .filter(list -> !list.isEmpty())
        .map(list -> String.join(", ", list))
        .orElse(UNKNOWN);
  }

  private static String flag(String value) {
    return switch (value) {
      case "Yes" -> "✓";
      case "No" -> "✗";
      default -> UNKNOWN;
    };
  }
}
