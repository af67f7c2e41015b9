package dev.sentinelsync.catalog.derive;

import dev.sentinelsync.catalog.connector.CollectionEvidence;
import dev.sentinelsync.catalog.connector.CollectionMethod;
import dev.sentinelsync.catalog.connector.CollectionMethod.Method;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorTables.Ingested;
import dev.sentinelsync.catalog.derive.collection.FunctionSources;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Emitter;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.Keys;
import dev.sentinelsync.catalog.input.Overrides;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.CcfConnection;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.content.fact.ConnectorMarker;
import dev.sentinelsync.content.fact.FileFacts;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.support.Ordinal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Data connectors by id over all solutions (analysis rules 9): what is in several solutions is one
 * connector that all of them hold, described by the first of them.
 */
public final class Connectors implements Derivation<Connector> {

  @Override
  public Family<Connector> family() {
    return ConnectorCatalog.CONNECTOR;
  }

  @Override
  public Connector derive(String key, Facts facts) {
    List<Definition> definitions = definitions(key, facts);
    return definitions.isEmpty() ? undefined(key, facts) : defined(key, definitions, facts);
  }

  /** One definition of the connector. */
  private record Definition(
      SourceFile file,
      int index,
      Solution solution,
      ConnectorDefinition written,
      ConnectorFileFacts beside,
      Ingested ingested) {

    boolean isPackaged() {
      return file.kind().equals(Optional.of(FileKind.SOLUTION_PACKAGE));
    }

    boolean isDeploymentTemplate() {
      return file.fileName().toLowerCase(Locale.ROOT).startsWith("azuredeploy");
    }
  }

  /**
   * All definitions, of the first solution by name first. Deployment templates are a last resort;
   * packages count only where no file of a connector folder defines the connector.
   */
  private static List<Definition> definitions(String key, Facts facts) {
    List<Definition> all = new ArrayList<>();
    List<String> paths = facts.members(ConnectorCatalog.CONNECTOR_DEFINITIONS, key);
    if (paths.isEmpty()) {
      paths = facts.members(ConnectorCatalog.PACKAGED_DEFINITIONS, key);
    }
    for (String path : paths) {
      SourceFile file = facts.get(InputCatalog.FILE, path);
      Solution solution = facts.get(SolutionCatalog.SOLUTION, file.solutionKey());
      List<Ingested> ingested = facts.get(ConnectorCatalog.CONNECTOR_TABLES, path).definitions();
      List<FileFacts.DefinedConnector> connectors = file.connectors();
      for (int index = 0; index < connectors.size(); index++) {
        ConnectorDefinition written = connectors.get(index).definition();
        if (Keys.connector(written).equals(key)) {
          ConnectorFileFacts beside = connectors.get(index).beside();
          all.add(new Definition(file, index, solution, written, beside, ingested.get(index)));
        }
      }
    }
    if (all.stream().anyMatch(definition -> !definition.isDeploymentTemplate())) {
      all.removeIf(Definition::isDeploymentTemplate);
    }
    all.sort(
        Comparator.comparing((Definition one) -> one.solution().name(), Ordinal.ORDER)
            .thenComparing(one -> one.file().path(), Ordinal.ORDER)
            .thenComparing(Definition::index));
    return all;
  }

  private static Connector defined(String key, List<Definition> definitions, Facts facts) {
    Definition first = definitions.get(0);
    ConnectorDefinition written = first.written();
    Overrides overrides = facts.find(InputCatalog.OVERRIDES, "connector").orElse(Overrides.NONE);
    SortedMap<String, String> tables = new TreeMap<>();
    SortedMap<String, Connector.TableVendors> vendors = new TreeMap<>();
    SortedSet<String> allVendors = new TreeSet<>();
    SortedSet<String> allProducts = new TreeSet<>();
    for (Definition definition : definitions) {
      definition.ingested().tables().forEach(name -> tables.put(Keys.table(name), name));
      definition.ingested().vendors().forEach(one -> vendors.putIfAbsent(one.table(), one));
      allVendors.addAll(definition.ingested().allVendors());
      allProducts.addAll(definition.ingested().allProducts());
    }
    CollectionMethod method = method(first, new TreeSet<>(tables.keySet()), facts);
    return new Connector(
        key,
        written.identity().id().strip(),
        new Connector.About(
            overrides.correct(written.identity().id(), "connector_title", written.about().title()),
            overrides.correct(
                written.identity().id(), "connector_publisher", written.about().publisher()),
            overrides.correct(
                written.identity().id(), "connector_description", written.about().description()),
            capabilities(first, facts),
            ConnectorReadmes.find(first.file().path(), written.identity().id(), facts),
            overrides.additionalInformation(written.identity().id())),
        new Connector.Collection(
            overrides.correct(
                written.identity().id(), "collection_method", method.method().label()),
            method.reason()),
        new Connector.Definition(
            first.file().path(),
            first.index(),
            definitions.stream().map(one -> one.file().path()).distinct().toList(),
            definitions.stream().map(one -> one.solution().key()).distinct().toList(),
            written.identity().idOrigin() == ConnectorDefinition.IdOrigin.GENERATED),
        new Connector.Ingestion(
            List.copyOf(tables.keySet()),
            overrides.correct(written.identity().id(), "event_vendor", List.copyOf(allVendors)),
            overrides.correct(written.identity().id(), "event_product", List.copyOf(allProducts)),
            List.copyOf(vendors.values())),
        status(definitions, overrides, facts));
  }

  /**
   * How far a connector is offered. A connector that lies in the folder of a solution whose
   * definitions list other ones is not part of what the solution publishes.
   */
  private static Connector.Status status(
      List<Definition> definitions, Overrides overrides, Facts facts) {
    Definition first = definitions.get(0);
    String id = first.written().identity().id();
    boolean deprecated =
        first.written().about().deprecated()
            || definitions.stream().allMatch(one -> one.solution().deprecated());
    boolean published =
        first.solution().published()
            && definitions.stream()
                .filter(one -> one.solution().key().equals(first.solution().key()))
                .anyMatch(one -> isListed(one, facts) || listsNone(one.solution().key(), facts));
    return new Connector.Status(
        overrides.correct(id, "is_deprecated", deprecated),
        definitions.stream().anyMatch(one -> isListed(one, facts)),
        overrides.correct(id, "is_published", published),
        true);
  }

  private static boolean isListed(Definition definition, Facts facts) {
    String solution = definition.file().solutionKey();
    return definition.isPackaged()
        || Listing.lists(definition.file(), facts)
        || facts
            .get(SolutionCatalog.LISTED, solution)
            .connectorIds()
            .contains(Keys.connector(definition.written()));
  }

  /** Whether the definitions of a solution list no connector that exists. */
  private static boolean listsNone(String solution, Facts facts) {
    return facts.members(ConnectorCatalog.DEFINITION_FILES, solution).stream()
        .map(path -> facts.get(InputCatalog.FILE, path))
        .noneMatch(file -> Listing.lists(file, facts));
  }

  /** The collection method; code that uploads threat intelligence is evidence too. */
  private static CollectionMethod method(Definition first, SortedSet<String> tables, Facts facts) {
    CollectionMethod written = method(first, first.beside().markers(), tables, facts);
    FunctionSources code = FunctionSources.of(first.file(), facts);
    boolean owner = code.alone() || written.method() == Method.AZURE_FUNCTION;
    if (!owner || !code.markers().contains(ConnectorMarker.THREAT_INTELLIGENCE_UPLOAD)) {
      return written;
    }
    Set<ConnectorMarker> markers = EnumSet.of(ConnectorMarker.THREAT_INTELLIGENCE_UPLOAD);
    markers.addAll(first.beside().markers());
    return method(first, markers, tables, facts);
  }

  private static CollectionMethod method(
      Definition first, Set<ConnectorMarker> markers, SortedSet<String> tables, Facts facts) {
    return CollectionMethod.of(
        new CollectionEvidence(
            first.written().identity().id(),
            first.written().about().title(),
            first.written().about().description(),
            first.file().fileName(),
            markers,
            tables.stream()
                .flatMap(table -> facts.find(InputCatalog.REFERENCE_TABLE, table).stream())
                .map(
                    table ->
                        new CollectionEvidence.TableEvidence(
                            table.category(), String.join(",", table.resourceTypes())))
                .toList()));
  }

  /** Capabilities of the codeless connections in the same folder. */
  private static List<String> capabilities(Definition first, Facts facts) {
    List<CcfConnection> connections = new ArrayList<>();
    for (String path : facts.members(InputCatalog.FOLDER_FILES, first.file().folder())) {
      facts
          .get(InputCatalog.FILE, path)
          .facts(ConnectorFileFacts.class)
          .ifPresent(file -> connections.addAll(file.connections()));
    }
    return CcfConnection.capabilities(connections);
  }

  private static Connector undefined(String key, Facts facts) {
    String id = Keys.mostUsed(facts.tally(ItemCatalog.REQUIRED_SPELLINGS, key)).strip();
    Overrides overrides = facts.find(InputCatalog.OVERRIDES, "connector").orElse(Overrides.NONE);
    List<String> none = List.of();
    return new Connector(
        key,
        id,
        new Connector.About(id, "", "", none, "", overrides.additionalInformation(id)),
        new Connector.Collection("", ""),
        new Connector.Definition("", 0, none, none, false),
        new Connector.Ingestion(none, none, none, List.of()),
        new Connector.Status(false, true, true, false));
  }

  @Override
  public void emit(String key, Connector connector, Emitter out) {
    if (!connector.status().defined()) {
      out.put(ConnectorCatalog.UNDEFINED_CONNECTORS, "", key);
      return;
    }
    out.put(ConnectorCatalog.CONNECTORS, "", key);
    out.put(ConnectorCatalog.CONNECTORS_BY_METHOD, connector.method(), key);
    out.declare(ConnectorCatalog.METHOD, connector.method());
    for (String table : connector.ingestion().tables()) {
      out.put(ConnectorCatalog.CONNECTORS_BY_TABLE, table, key);
      connector
          .definition()
          .solutionKeys()
          .forEach(solution -> out.put(SolutionCatalog.SOLUTIONS_BY_TABLE, table, solution));
    }
    connector
        .definition()
        .solutionKeys()
        .forEach(solution -> out.put(ConnectorCatalog.CONNECTORS_BY_SOLUTION, solution, key));
    if (connector.status().listed()) {
      out.put(InputCatalog.BUCKETS, Buckets.listedConnectors(), key);
    }
  }
}
