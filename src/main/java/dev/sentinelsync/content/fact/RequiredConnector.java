package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * A data connector that content needs.
 *
 * @param connectorId its identifier as written
 * @param dataTypes the tables that it must bring, as written
 */
public record RequiredConnector(String connectorId, List<String> dataTypes) {

  /** Copies the list. */
  public RequiredConnector {
    dataTypes = List.copyOf(dataTypes);
  }
}
