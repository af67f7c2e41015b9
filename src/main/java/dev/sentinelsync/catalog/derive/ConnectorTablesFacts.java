package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.Connector.TableVendors;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorTables;
import dev.sentinelsync.catalog.connector.ConnectorTables.Ingested;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.content.fact.ConnectorDcrFacts;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorDefinition.ConnectorQuery;
import dev.sentinelsync.content.fact.ConnectorDefinition.QueryRole;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorTableFacts;
import dev.sentinelsync.kql.names.QueryReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which tables the connectors of a file ingest (analysis rules 9.2). Declared tables and data flows
 * are certain; then come the data types and the queries that show received data. Sample queries may
 * join tables of others, so they count only when nothing else names a table (weakness 17).
 */
public final class ConnectorTablesFacts implements Derivation<ConnectorTables> {

  /** Names that authors write in the plural (analysis rules 9.2). */
  private static final Map<String, String> CORRECTIONS =
      Map.of("securityevents", "SecurityEvent", "windowsevents", "WindowsEvent");

  private static final Pattern FIRST_WORD = Pattern.compile("^\\s*([A-Za-z_][A-Za-z0-9_]*)");
  private static final Pattern STREAM_PREFIX = Pattern.compile("^(Microsoft|Custom)-");

  @Override
  public Family<ConnectorTables> family() {
    return ConnectorCatalog.CONNECTOR_TABLES;
  }

  @Override
  public ConnectorTables derive(String path, Facts facts) {
    SourceFile file = facts.get(InputCatalog.FILE, path);
    ConnectorFileFacts said = file.facts(ConnectorFileFacts.class).orElseThrow();
    List<String> declared = declared(file, said, facts);
    List<Ingested> ingested = new ArrayList<>();
    int next = 0;
    for (ConnectorDefinition definition : said.definitions()) {
      List<QueryReferences> analysed = new ArrayList<>();
      for (ConnectorQuery query : definition.queries()) {
        analysed.add(
            query.query().text().isEmpty() ? QueryReferences.EMPTY : file.references().get(next++));
      }
      ingested.add(new Definition(definition, analysed, file.solutionKey(), facts).read(declared));
    }
    return new ConnectorTables(List.copyOf(ingested));
  }

  /** Tables that the file itself or its companions in the same folder deploy. */
  private static List<String> declared(SourceFile file, ConnectorFileFacts said, Facts facts) {
    SortedMap<String, String> tables = new TreeMap<>();
    said.tables().forEach(table -> add(tables, table.name()));
    said.dataFlows().flows().forEach(flow -> add(tables, flow.table()));
    for (String path : facts.members(InputCatalog.FOLDER_FILES, file.folder())) {
      SourceFile companion = facts.get(InputCatalog.FILE, path);
      companion
          .facts(ConnectorTableFacts.class)
          .ifPresent(found -> found.tables().forEach(table -> add(tables, table.name())));
      companion
          .facts(ConnectorDcrFacts.class)
          .ifPresent(found -> found.flows().forEach(flow -> add(tables, flow.table())));
    }
    return List.copyOf(tables.values());
  }

  private static void add(SortedMap<String, String> tables, String written) {
    String name = CORRECTIONS.getOrDefault(Keys.table(written), written);
    if (NameResolution.isTableName(name)) {
      tables.putIfAbsent(Keys.table(name), name);
    }
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
      fromQueries(QueryRole.DATA_TYPE);
      definition.dataTypes().forEach(this::addDataType);
      fromQueries(QueryRole.GRAPH);
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

    /** A data type is named after its table, but some after the product or a parser. */
    private void addDataType(String written) {
      var word = FIRST_WORD.matcher(written);
      if (!word.find()) {
        return;
      }
      String name = word.group(1);
      boolean certain =
          name.toLowerCase(Locale.ROOT).endsWith("_cl")
              || facts.find(InputCatalog.REFERENCE_TABLE, Keys.table(name)).isPresent();
      if (certain || CORRECTIONS.containsKey(Keys.table(name))) {
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
