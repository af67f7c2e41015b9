package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.Connector.TableVendors;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorTables;
import dev.sentinelsync.catalog.connector.ConnectorTables.Ingested;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.EventSources;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.ConnectorDcrFacts;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorDefinition.ConnectorQuery;
import dev.sentinelsync.content.fact.ConnectorDefinition.QueryRole;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which tables the connectors of a file ingest (analysis rules 9.2). What connections, tables and
 * data flows deploy is certain, and nothing else is asked then. Else come the data types and the
 * queries that show received data. Sample queries may join tables of others, so they count only
 * when nothing else names a table (weakness 17).
 */
public final class ConnectorTablesFacts implements Derivation<ConnectorTables> {

  /** Names that authors write in the plural (analysis rules 9.2). */
  private static final Map<String, String> CORRECTIONS =
      Map.of("securityevents", "SecurityEvent", "windowsevents", "WindowsEvent");

  private static final Ingested NOTHING = new Ingested(List.of(), List.of(), List.of(), List.of());

  private static final Pattern FIRST_WORD = Pattern.compile("^\\s*([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern STREAM_PREFIX = Pattern.compile("^(Microsoft|Custom)-");

  @Override
  public Family<ConnectorTables> family() {
    return ConnectorCatalog.CONNECTOR_TABLES;
  }

  @Override
  public ConnectorTables derive(String path, Facts facts) {
    SourceFile file = facts.get(InputCatalog.FILE, path);
    boolean packaged = file.kind().equals(Optional.of(FileKind.SOLUTION_PACKAGE));
    CompanionTables companions = CompanionTables.of(file, facts);
    List<Ingested> ingested = new ArrayList<>();
    int next = 0;
    for (FileFacts.DefinedConnector connector : file.connectors()) {
      ConnectorDefinition definition = connector.definition();
      List<QueryReferences> analysed = new ArrayList<>();
      for (ConnectorQuery query : definition.queries()) {
        analysed.add(
            query.query().text().isEmpty() ? QueryReferences.EMPTY : file.references().get(next++));
      }
      Definition one = new Definition(definition, analysed, file.solutionKey(), facts);
      String key = Keys.connector(definition);
      if (!packaged) {
        ingested.add(one.read(companions.of(key)));
      } else if (facts.count(ConnectorCatalog.CONNECTOR_DEFINITIONS, key) == 0) {
        ingested.add(one.readPackaged(connector.beside().dataFlows()));
      } else {
        ingested.add(NOTHING);
      }
    }
    return new ConnectorTables(List.copyOf(ingested));
  }

  private static void add(SortedMap<String, String> tables, String written) {
    String name = CORRECTIONS.getOrDefault(Keys.table(written), written);
    if (NameResolution.isTableName(name)) {
      tables.putIfAbsent(Keys.table(name), name);
    }
  }

  /** A data type is named after its table, but some after the product or a parser. */
  static boolean isCertain(String name, Facts facts) {
    return name.toLowerCase(Locale.ROOT).endsWith("_cl")
        || facts.find(InputCatalog.REFERENCE_TABLE, Keys.table(name)).isPresent();
  }

  /** One definition while its tables are gathered. */
  private static final class Definition {

    private final ConnectorDefinition definition;
    private final List<QueryReferences> analysed;
    private final String solutionKey;
    private final Facts facts;
    private final SortedMap<String, String> tables = new TreeMap<>();

    Definition(
        ConnectorDefinition definition,
        List<QueryReferences> analysed,
        String solutionKey,
        Facts facts) {
      this.definition = definition;
      this.analysed = analysed;
      this.solutionKey = solutionKey;
      this.facts = facts;
    }

    Ingested read(Collection<String> declared) {
      declared.forEach(name -> add(tables, name));
      if (tables.isEmpty()) {
        fromDefinition();
      }
      if (tables.isEmpty()) {
        fromQueries(QueryRole.CONNECTIVITY);
        fromQueries(QueryRole.OTHER);
        fromQueries(QueryRole.SAMPLE);
      }
      if (tables.isEmpty()) {
        definition
            .tableIds()
            .forEach(id -> add(tables, STREAM_PREFIX.matcher(id).replaceFirst("")));
      }
      return result();
    }

    /** A package holds whole deployments, so the definition speaks first. */
    Ingested readPackaged(ConnectorDcrFacts deployed) {
      fromDefinition();
      deployed.flows().forEach(flow -> add(tables, flow.table()));
      return read(List.of());
    }

    private void fromDefinition() {
      fromQueries(QueryRole.DATA_TYPE);
      definition.dataTypes().forEach(this::addDataType);
      fromQueries(QueryRole.GRAPH);
    }

    private Ingested result() {
      return new Ingested(
          List.copyOf(tables.values()),
          vendors(),
          EventSources.vendors(analysed),
          EventSources.products(analysed));
    }

    private void fromQueries(QueryRole role) {
      for (int i = 0; i < analysed.size(); i++) {
        if (definition.queries().get(i).role() == role) {
          NameResolution.of(analysed.get(i), solutionKey, facts)
              .tables()
              .forEach(table -> add(tables, table.spelling()));
        }
      }
    }

    private void addDataType(String written) {
      var word = FIRST_WORD.matcher(written);
      if (!word.find()) {
        return;
      }
      String name = word.group(1);
      if (isCertain(name, facts) || CORRECTIONS.containsKey(Keys.table(name))) {
        add(tables, name);
      }
    }

    private List<TableVendors> vendors() {
      SortedMap<String, TableVendors> byTable = new TreeMap<>();
      for (QueryReferences query : analysed) {
        List<String> vendors = EventSources.vendors(List.of(query));
        List<String> products = EventSources.products(List.of(query));
        if (vendors.isEmpty() && products.isEmpty()) {
          continue;
        }
        for (var table : NameResolution.of(query, solutionKey, facts).tables()) {
          if (tables.containsKey(table.key())) {
            byTable.merge(
                table.key(), new TableVendors(table.key(), vendors, products), Definition::both);
          }
        }
      }
      return List.copyOf(byTable.values());
    }

    private static TableVendors both(TableVendors a, TableVendors b) {
      return new TableVendors(
          a.table(), union(a.vendors(), b.vendors()), union(a.products(), b.products()));
    }

    private static List<String> union(List<String> a, List<String> b) {
      TreeSet<String> both = new TreeSet<>(a);
      both.addAll(b);
      return List.copyOf(both);
    }
  }

  @Override
  public void emit(String path, ConnectorTables file, Emitter out) {
    for (Ingested ingested : file.definitions()) {
      for (String spelling : ingested.tables()) {
        String key = Keys.table(spelling);
        out.put(TableCatalog.TABLE_SPELLINGS, key, spelling);
        out.declare(TableCatalog.TABLE, key);
      }
    }
  }
}
