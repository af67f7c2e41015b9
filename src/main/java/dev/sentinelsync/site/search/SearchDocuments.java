package dev.sentinelsync.site.search;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorRow;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.Parser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.playbook.LogicAppCatalog;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.page.LastChanged;
import dev.sentinelsync.site.search.SearchCard.Classification;
import dev.sentinelsync.site.search.SearchCard.Origin;
import dev.sentinelsync.site.search.SearchCard.Uses;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what the search knows of a page. */
final class SearchDocuments {

  /** Most tables and connectors of a card; nothing of the real repository has half as many. */
  private static final int MOST_USES = 100;

  private final Facts facts;

  SearchDocuments(Facts facts) {
    this.facts = facts;
  }

  /** Of a page about one thing; lists and indexes are no results. */
  Optional<SearchDocument> of(PageId page) {
    String id = page.id();
    return switch (page.kind()) {
      case ITEM -> facts.find(ItemCatalog.ITEM, id).map(this::item);
      case PARSER -> facts.find(ParserCatalog.PARSER, id).map(this::parser);
      case ASIM -> facts.find(ParserCatalog.ASIM, id).map(this::asim);
      case TABLE -> facts.find(TableCatalog.TABLE, id).map(this::table);
      case CONNECTOR -> facts.find(ConnectorCatalog.CONNECTOR, id).map(this::connector);
      case SOLUTION -> facts.find(SolutionCatalog.SOLUTION, id).map(this::solution);
      case METHOD ->
          facts.find(ConnectorCatalog.METHOD, id).map(it -> named("collection-method", it.label()));
      case LOGIC_APP ->
          facts.find(LogicAppCatalog.LOGIC_APP, id).map(it -> named("logic-app", it.name()));
      case ASIM_SCHEMA ->
          facts.find(SchemaCatalog.ASIM_SCHEMA, id).map(it -> named("asim-schema", it.name()));
      default -> Optional.empty();
    };
  }

  private static SearchDocument named(String kind, String title) {
    return new SearchDocument(
        new SearchCard(kind, title, Classification.NONE, Uses.NONE, Origin.NONE),
        List.of(),
        List.of(),
        List.of());
  }

  private SearchDocument item(ContentItem item) {
    ItemTables uses = facts.find(ItemCatalog.ITEM_TABLES, item.path()).orElse(ItemTables.NONE);
    List<String> connectors = item.classification().requiredConnectors();
    return new SearchDocument(
        new SearchCard(
            item.type().key().replace('_', '-'),
            item.name(),
            new Classification(
                FacetValues.severity(item.severity()),
                FacetValues.tactics(item.tactics()),
                cut(item.techniques().stream().map(String::strip)),
                FacetValues.status(item),
                item.classification().version()),
            new Uses(
                tables(uses.tables().stream().map(ItemTables.Use::key)),
                cut(connectors.stream().map(this::connectorId))),
            new Origin(
                item.solutionName(),
                item.source().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                month(item.path()))),
        List.of(item.id(), stem(item.path())),
        List.of(item.description()),
        queries(item.path()));
  }

  private SearchDocument parser(Parser parser) {
    return new SearchDocument(
        new SearchCard(
            "parser",
            parser.name(),
            Classification.of(
                FacetValues.status(false, parser.solutionPublished(), parser.listed()),
                parser.version()),
            new Uses(tables(parser.tables().stream()), List.of()),
            new Origin(
                parser.solutionName(),
                parser.isLegacy() ? "github-only" : "solution",
                month(parser.path()))),
        Stream.concat(parser.names().stream(), Stream.of(stem(parser.path()))).toList(),
        List.of(parser.title(), parser.description()),
        queries(parser.path()));
  }

  private SearchDocument asim(AsimParser parser) {
    return new SearchDocument(
        new SearchCard(
            "asim-parser",
            parser.name(),
            Classification.of("", parser.version()),
            new Uses(tables(parser.tables().stream()), List.of()),
            new Origin("", "", parser.isDefined() ? month(parser.path()) : "")),
        List.of(parser.builtIn()),
        List.of(parser.title(), parser.schema(), parser.product(), parser.description()),
        parser.isDefined() ? queries(parser.path()) : List.of());
  }

  private SearchDocument table(Table table) {
    List<String> connectors = facts.members(ConnectorCatalog.CONNECTORS_BY_TABLE, table.key());
    return new SearchDocument(
        new SearchCard(
            "table",
            table.name(),
            Classification.NONE,
            new Uses(List.of(table.name()), cut(connectors.stream().map(this::connectorId))),
            Origin.NONE),
        List.of(),
        List.of(table.category(), table.description()),
        List.of());
  }

  private SearchDocument connector(Connector connector) {
    ConnectorRow row = facts.get(ConnectorCatalog.CONNECTOR_ROW, connector.key());
    String path = connector.definitionPath();
    return new SearchDocument(
        new SearchCard(
            "connector",
            connector.title(),
            Classification.of(
                FacetValues.status(
                    connector.deprecated(), connector.published(), connector.listed()),
                ""),
            new Uses(tables(connector.tables().stream()), List.of(connector.id())),
            new Origin(
                row.solutionName(),
                row.solutionKey().isEmpty() ? "" : "solution",
                path.isEmpty() ? "" : month(path))),
        List.of(connector.id()),
        List.of(connector.publisher(), connector.description()),
        List.of());
  }

  private SearchDocument solution(Solution solution) {
    return new SearchDocument(
        new SearchCard(
            "solution",
            solution.name(),
            solution.isGroup()
                ? Classification.NONE
                : Classification.of(
                    FacetValues.status(solution.deprecated(), solution.offer().published(), true),
                    solution.version()),
            Uses.NONE,
            new Origin(
                solution.name(),
                solution.isGroup() ? solution.key() : "solution",
                solution.isGroup() ? "" : month(solution.key()))),
        List.of(solution.folder(), solution.offer().offerId()),
        List.of(solution.support().supportName(), solution.description()),
        List.of());
  }

  private List<ContentQuery> queries(String path) {
    return facts
        .find(InputCatalog.FILE, path)
        .filter(file -> file.facts() != null)
        .map(file -> file.facts().queries())
        .orElse(List.of());
  }

  private List<String> tables(Stream<String> keys) {
    return cut(keys.map(key -> facts.get(TableCatalog.TABLE_NAME, key).name()));
  }

  private String connectorId(String id) {
    return facts
        .find(ConnectorCatalog.CONNECTOR_ROW, id.toLowerCase(Locale.ROOT))
        .map(ConnectorRow::id)
        .orElse(id);
  }

  private String month(String path) {
    boolean shown =
        facts.find(InputCatalog.SETTING, LastChanged.SETTING).orElse("").equals(LastChanged.ON);
    return shown
        ? facts
            .find(InputCatalog.LAST_CHANGE, path)
            .map(change -> change.date().toString().substring(0, "2022-07".length()))
            .orElse("")
        : "";
  }

  private static List<String> cut(Stream<String> values) {
    return values.distinct().limit(MOST_USES).toList();
  }

  /** The file's name without folder and ending. */
  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
