package dev.sentinelsync.content.fact;

import java.util.List;
import java.util.stream.Stream;

/**
 * One data connector, as its user interface definition describes it (analysis rules 9.1, 9.2).
 *
 * @param identity the id of a connector
 * @param about what the definition says of the connector
 * @param queries its queries with what each is for, in document order
 * @param dataTypes names of the data types that it says it brings, in document order
 * @param tableIds the values of {@code logAnalyticsTableId} in its file
 * @param setup what connecting takes
 */
public record ConnectorDefinition(
    Identity identity,
    About about,
    List<ConnectorQuery> queries,
    List<String> dataTypes,
    List<String> tableIds,
    Setup setup) {

  /**
   * The id of a connector.
   *
   * @param id the connector id
   * @param idOrigin where the id comes from
   * @param generatedId the id that rule 9.1 makes of the title: blanks and hyphens removed. It is
   *     the address of a connector whose id was written as an expression
   */
  public record Identity(String id, IdOrigin idOrigin, String generatedId) {}

  /**
   * What the definition says of the connector.
   *
   * @param title its title
   * @param publisher who publishes it
   * @param description Markdown, line ends as LF; empty when absent
   * @param deprecated whether the title says so, or {@code availability.status} is 0
   * @param preview whether {@code availability.isPreview} is set
   */
  public record About(
      String title, String publisher, String description, boolean deprecated, boolean preview) {}

  /**
   * What connecting takes.
   *
   * @param permissions {@code permissions} as compact JSON in the order of the file; empty when
   *     absent
   * @param instructionSteps {@code instructionSteps} likewise
   */
  public record Setup(String permissions, String instructionSteps) {}

  /** Where a connector id comes from. */
  public enum IdOrigin {
    /** Written in the definition. */
    LITERAL,
    /** An expression whose value the same file gives. */
    RESOLVED,
    /** Made from the title, because the value of the expression is unknown. */
    GENERATED
  }

  /** What a query of a connector is for. */
  public enum QueryRole {
    /** {@code graphQueries}: the chart of received data. */
    GRAPH,
    /** {@code sampleQueries}: examples for people; they may read tables of others. */
    SAMPLE,
    /** {@code dataTypes}: when data was last received. */
    DATA_TYPE,
    /**
     * {@code connectivityCriterias}, in the Codeless Connector Framework {@code
     * connectivityCriteria}: whether it is connected.
     */
    CONNECTIVITY,
    /** A query in any other place of the definition. */
    OTHER
  }

  /**
   * A query of a connector.
   *
   * @param role what it is for
   * @param place where it stands below the definition, such as {@code sampleQueries.0.query}
   * @param label its description, metric name or data type name
   * @param query the query itself; empty text for a data type that has only a name
   */
  public record ConnectorQuery(QueryRole role, String place, String label, ContentQuery query) {}

  /** Copies the lists. */
  public ConnectorDefinition {
    queries = List.copyOf(queries);
    dataTypes = List.copyOf(dataTypes);
    tableIds = List.copyOf(tableIds);
  }

  /** Its queries that have a text, in document order. */
  Stream<ContentQuery> analysedQueries() {
    return queries.stream().map(ConnectorQuery::query).filter(query -> !query.text().isEmpty());
  }

  public String id() {
    return identity.id();
  }

  public String permissions() {
    return setup.permissions();
  }

  public String instructionSteps() {
    return setup.instructionSteps();
  }
}
