package dev.sentinelsync.catalog.derive.collection;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.IngestionApi;
import dev.sentinelsync.catalog.connector.MethodSummary;
import dev.sentinelsync.catalog.graph.Derivation;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.graph.Family;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts the connectors of each collection method (page layouts 8.17). */
public final class CollectionMethods implements Derivation<MethodSummary> {

  @Override
  public Family<MethodSummary> family() {
    return ConnectorCatalog.METHOD;
  }

  @Override
  public MethodSummary derive(String label, Facts facts) {
    List<String> keys = facts.members(ConnectorCatalog.CONNECTORS_BY_METHOD, label);
    int deprecated = 0;
    int unpublished = 0;
    SortedMap<IngestionApi, Integer> apis = new TreeMap<>();
    for (String key : keys) {
      Connector.Status status = facts.get(ConnectorCatalog.CONNECTOR_ROW, key).status();
      if (status.deprecated()) {
        deprecated++;
      } else if (!status.published()) {
        unpublished++;
      }
      apis.merge(facts.get(ConnectorCatalog.INGESTION, key).api(), 1, Integer::sum);
    }
    int active = keys.size() - deprecated - unpublished;
    return keys.isEmpty() ? null : new MethodSummary(label, active, deprecated, unpublished, apis);
  }
}
