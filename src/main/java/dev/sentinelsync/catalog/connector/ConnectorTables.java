package dev.sentinelsync.catalog.connector;

import java.util.List;

/**
 * What the definitions of one file bring, each by its place in the file.
 *
 * @param definitions one entry per definition
 */
public record ConnectorTables(List<Ingested> definitions) {

  /**
   * The tables of one connector definition.
   *
   * @param tables names as written, by key
   * @param vendors vendors and products by table, where its queries name some
   * @param allVendors vendors over all queries, by code point
   * @param allProducts products over all queries, by code point
   */
  public record Ingested(
      List<String> tables,
      List<Connector.TableVendors> vendors,
      List<String> allVendors,
      List<String> allProducts) {}
}
