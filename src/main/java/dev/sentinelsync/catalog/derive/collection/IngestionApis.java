package dev.sentinelsync.catalog.derive.collection;

import dev.sentinelsync.catalog.connector.CollectionMethod.Method;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorIngestion;
import dev.sentinelsync.catalog.connector.IngestionApi;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.schema.SchemaCatalog;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorMarker;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the API through which each connector sends records (analysis rules 9.8). */
public final class IngestionApis implements Derivation<ConnectorIngestion> {

  /** Agents send the records themselves. */
  private static final Set<String> AGENTS = Set.of(Method.AMA.label(), Method.MMA.label());

  /** Methods of connectors with code or a deployment template of their own. */
  private static final Set<String> FUNCTIONS =
      Set.of(Method.AZURE_FUNCTION.label(), Method.THREAT_INTELLIGENCE_UPLOAD.label());

  /** Methods of connectors that need no key, although most definitions ask to be allowed to it. */
  private static final Set<String> WITHOUT_KEY =
      Set.of(Method.CCF.label(), Method.NATIVE.label(), Method.AZURE_DIAGNOSTICS.label());

  private static final Pattern TYPED_COLUMN = Pattern.compile(".+_[sdbgt]");

  /** Some names end so by chance, and the columns that the workspace adds never do. */
  private static final double TYPED_SHARE = 0.4;

  @Override
  public Family<ConnectorIngestion> family() {
    return ConnectorCatalog.INGESTION;
  }

  @Override
  public ConnectorIngestion derive(String key, Facts facts) {
    return facts
        .find(ConnectorCatalog.CONNECTOR, key)
        .filter(Connector::defined)
        .map(connector -> of(connector, facts))
        .orElse(null);
  }

  private static ConnectorIngestion of(Connector connector, Facts facts) {
    String method = connector.method();
    if (method.equals(Method.CCF_PUSH.label())) {
      return new ConnectorIngestion(
          IngestionApi.LOG_INGESTION, "An application pushes records to the codeless connector");
    }
    if (AGENTS.contains(method)) {
      return new ConnectorIngestion(IngestionApi.NONE, "An agent sends the records");
    }
    SourceFile file = facts.get(InputCatalog.FILE, connector.definitionPath());
    FunctionSources code = FunctionSources.of(file, facts);
    boolean owner = code.alone() || FUNCTIONS.contains(method);
    if (owner && deploysCollection(file, facts)) {
      return new ConnectorIngestion(
          IngestionApi.LOG_INGESTION,
          "A deployment template declares a data collection rule or endpoint");
    }
    if (owner && code.has(ConnectorMarker.INGESTION_CLIENT)) {
      return new ConnectorIngestion(
          IngestionApi.LOG_INGESTION, "The code of the function uses the ingestion client");
    }
    if (owner && code.has(ConnectorMarker.WORKSPACE_KEY_SIGNATURE)) {
      return new ConnectorIngestion(
          IngestionApi.DATA_COLLECTOR,
          "The code of the function signs with the key of the workspace");
    }
    Set<ConnectorMarker> definition =
        file.connectors().get(connector.definition().definitionIndex()).beside().markers();
    if (definition.contains(ConnectorMarker.WORKSPACE_KEY)
        || (definition.contains(ConnectorMarker.SHARED_KEYS) && !WITHOUT_KEY.contains(method))) {
      return new ConnectorIngestion(
          IngestionApi.DATA_COLLECTOR, "The setup asks for the key of the workspace");
    }
    if (method.equals(Method.THREAT_INTELLIGENCE_UPLOAD.label())
        || definition.contains(ConnectorMarker.THREAT_INTELLIGENCE_UPLOAD)) {
      return new ConnectorIngestion(
          IngestionApi.THREAT_INTELLIGENCE, "It calls the upload endpoint");
    }
    if (hasTypedColumns(connector, facts)) {
      return new ConnectorIngestion(
          IngestionApi.DATA_COLLECTOR, "Columns of its tables end as this API makes them");
    }
    return new ConnectorIngestion(
        IngestionApi.NONE,
        WITHOUT_KEY.contains(method) ? "The service brings the records" : "Nothing names an API");
  }

  /** Whether many columns of its tables end in the type that the legacy API appends to names. */
  private static boolean hasTypedColumns(Connector connector, Facts facts) {
    Set<String> columns = new TreeSet<>();
    for (String table : connector.tables()) {
      facts
          .find(SchemaCatalog.TABLE_SCHEMA, table)
          .ifPresent(schema -> schema.columns().forEach(column -> columns.add(column.name())));
    }
    long typed = columns.stream().filter(TYPED_COLUMN.asMatchPredicate()).count();
    return typed > columns.size() * TYPED_SHARE;
  }

  /** Whether a deployment template in the folder of a definition declares a rule or endpoint. */
  private static boolean deploysCollection(SourceFile definition, Facts facts) {
    return facts.members(InputCatalog.FOLDER_FILES, definition.folder()).stream()
        .flatMap(
            path -> facts.get(InputCatalog.FILE, path).facts(ConnectorFileFacts.class).stream())
        .anyMatch(file -> file.markers().contains(ConnectorMarker.COLLECTION_TEMPLATE));
  }
}
