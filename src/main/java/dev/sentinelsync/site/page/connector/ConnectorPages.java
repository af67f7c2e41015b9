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
import dev.sentinelsync.site.link.RepositoryPath;
import dev.sentinelsync.site.page.Descriptions;
import dev.sentinelsync.site.page.EmbeddedReadme;
import dev.sentinelsync.site.page.Icons;
import dev.sentinelsync.site.page.ItemLinks;
import dev.sentinelsync.site.page.KeptNotice;
import dev.sentinelsync.site.page.Notes;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SolutionLinks;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.page.TableLinks;
import dev.sentinelsync.site.template.Markup;
import dev.sentinelsync.support.Ordinal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Pages of data connectors, also of those that content requires and nobody defines (8.9). */
public final class ConnectorPages {

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
   * @param head what stands above the description
   * @param description ready for the page
   * @param requiredBy the items that require it, for a connector that nobody defines
   * @param ingestion the tables that it ingests
   * @param collection how it collects and sends records; null in layouts that do not show it
   * @param setup permissions and steps from its definition
   * @param readme its README, or null
   */
  public record Model(
      Connector connector,
      Head head,
      Markup description,
      ItemLinks.ByType requiredBy,
      Ingestion ingestion,
      ConnectorCollection collection,
      Setup setup,
      EmbeddedReadme readme) {}

  /**
   * What stands above the description.
   *
   * @param logo of its first solution, or nothing
   * @param solutions links to its solutions
   * @param files links to its definitions
   * @param kept files of which the page shows an earlier version
   * @param notes corrections' notes
   */
  public record Head(
      Markup logo, Markup solutions, Markup files, List<KeptNotice> kept, List<Markup> notes) {}

  /**
   * The tables that a connector ingests.
   *
   * @param tables by name
   * @param bySource whether vendors or products of any table are known
   * @param anyIngestionApi whether any table takes data through the ingestion API
   */
  public record Ingestion(List<IngestedTable> tables, boolean bySource, boolean anyIngestionApi) {}

  /**
   * A table that a connector ingests.
   *
   * @param table the table
   * @param link to it
   * @param vendors whose events, may be empty
   * @param products whose events, may be empty
   */
  public record IngestedTable(
      Table table, Markup link, List<String> vendors, List<String> products) {}

  /**
   * What the definition says of the setup.
   *
   * @param permissions the {@code permissions} of the definition
   * @param steps the {@code instructionSteps} of the definition
   */
  public record Setup(DefinitionPart permissions, List<SetupStep> steps) {

    private static Setup of(ConnectorDefinition definition) {
      return new Setup(
          DefinitionPart.parse(definition.permissions()),
          SetupStep.of(DefinitionPart.parse(definition.instructionSteps())));
    }

    private static Setup none() {
      return new Setup(DefinitionPart.parse(""), List.of());
    }
  }

  public static String render(PageContext context) {
    return context.fill("connector.md.ftl", new ConnectorPages(context).model());
  }

  private Model model() {
    return new Model(
        connector,
        head(),
        Descriptions.connector(context, connector),
        new ItemLinks(context)
            .byType(
                connector.defined()
                    ? List.of()
                    : context.facts().members(ItemCatalog.ITEMS_BY_CONNECTOR, connector.key()),
                item -> ""),
        ingestion(),
        connector.defined() && context.isFull() ? ConnectorCollection.of(context, connector) : null,
        definition().map(Setup::of).orElseGet(Setup::none),
        EmbeddedReadme.ofConnector(context, connector));
  }

  private Head head() {
    List<SolutionRow> solutions =
        connector.definition().solutionKeys().stream()
            .map(key -> context.facts().get(SolutionCatalog.SOLUTION_ROW, key))
            .toList();
    return new Head(
        solutions.stream()
            .findFirst()
            .map(first -> Icons.logo(context, first.logoUrl(), "", 75))
            .orElse(Markup.EMPTY),
        Markup.join(", ", solutions.stream().map(new SolutionLinks(context)::link).toList()),
        Markup.join(", ", connector.files().stream().map(this::file).toList()),
        KeptNotice.of(context, this::reads),
        Notes.of(connector.about().additionalInformation()));
  }

  /** Definitions and what lies beside them: companions and the README. */
  private boolean reads(String path) {
    String folder = path.substring(0, path.lastIndexOf('/') + 1);
    return connector.files().stream()
        .anyMatch(file -> file.substring(0, file.lastIndexOf('/') + 1).equals(folder));
  }

  private Optional<ConnectorDefinition> definition() {
    return connector.definitionPath().isEmpty()
        ? Optional.empty()
        : Optional.of(
            context
                .facts()
                .get(InputCatalog.FILE, connector.definitionPath())
                .connectors()
                .get(connector.definition().definitionIndex())
                .definition());
  }

  private Markup file(String path) {
    return SourceUrls.versionedLink(context, RepositoryPath::fileName, path);
  }

  private Ingestion ingestion() {
    List<IngestedTable> tables =
        connector.tables().stream()
            .map(key -> context.facts().get(TableCatalog.TABLE, key))
            .sorted(Comparator.comparing(Table::name, Ordinal.ORDER))
            .map(this::row)
            .toList();
    return new Ingestion(
        tables,
        tables.stream().anyMatch(row -> !row.vendors().isEmpty() || !row.products().isEmpty()),
        tables.stream().anyMatch(row -> row.table().ingestionApi().equals("Yes")));
  }

  private IngestedTable row(Table table) {
    Optional<TableVendors> events =
        connector.tableVendors().stream()
            .filter(vendors -> vendors.table().equals(table.key()))
            .findFirst();
    return new IngestedTable(
        table,
        new TableLinks(context).table(table.key()),
        events.map(TableVendors::vendors).orElse(List.of()),
        events.map(TableVendors::products).orElse(List.of()));
  }
}
