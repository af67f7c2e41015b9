package dev.sentinelsync.catalog.connector;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.graph.Index;

/** The families and indexes of data connectors, which go by lower-cased id. */
public final class ConnectorCatalog {

  public static final Family<ConnectorTables> CONNECTOR_TABLES = new Family<>("connector-tables");

  public static final Family<Connector> CONNECTOR = new Family<>("connector");

  public static final Family<ConnectorRow> CONNECTOR_ROW = new Family<>("connector-row");

  /** Through which API it sends records; of each defined connector, by connector key. */
  public static final Family<ConnectorIngestion> INGESTION = new Family<>("connector-ingestion");

  /** What lies beside its definition; of connectors that have any of it, by connector key. */
  public static final Family<CodelessParts> CODELESS = new Family<>("connector-codeless");

  /** Collection methods in numbers, by label. */
  public static final Family<MethodSummary> METHOD = new Family<>("collection-method");

  /** Defined connectors, by the label of their collection method. */
  public static final Index CONNECTORS_BY_METHOD = Index.of("connectors-by-method");

  /** Code of connector folders that has any trait of interest, by solution key. */
  public static final Index FUNCTION_SOURCES = Index.of("function-sources");

  /** Files of connector folders that define it, by connector key. */
  public static final Index CONNECTOR_DEFINITIONS = Index.of("connector-definitions");

  /** Packages of solutions that define it, by connector key. */
  public static final Index PACKAGED_DEFINITIONS = Index.of("packaged-connector-definitions");

  /** Files of connector folders that define connectors, by solution key. */
  public static final Index DEFINITION_FILES = Index.of("connector-definition-files");

  /** Keys of all defined connectors; one set with an empty identifier. */
  public static final Index CONNECTORS = Index.of("connectors");

  /** Connectors that ingest it, by table key. */
  public static final Index CONNECTORS_BY_TABLE = Index.of("connectors-by-table");

  /** Connectors that content may be associated with, by table key. */
  public static final Index REACHING_CONNECTORS = Index.of("reaching-connectors");

  /** Connectors, by solution key. */
  public static final Index CONNECTORS_BY_SOLUTION = Index.of("connectors-by-solution");

  /** Keys of connectors that items require and nobody defines; one set, empty identifier. */
  public static final Index UNDEFINED_CONNECTORS = Index.of("undefined-connectors");

  private ConnectorCatalog() {}
}
