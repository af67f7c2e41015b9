package dev.sentinelsync.catalog.connector;

import java.util.List;

/**
 * What lists show of a connector.
 *
 * @param key the connector's key
 * @param id its id as spelled
 * @param title display title
 * @param publisher as written, or empty
 * @param method collection method, or empty
 * @param tables keys of the tables that it ingests, by code point
 * @param holder the first solution that holds a connector
 * @param status shared attributes
 */
public record ConnectorRow(
    String key,
    String id,
    String title,
    String publisher,
    String method,
    List<String> tables,
    Holder holder,
    Connector.Status status) {

  /**
   * The first solution that holds a connector.
   *
   * @param solutionKey the first of its solutions by name; empty when nobody defines it
   * @param solutionName that solution's name, or empty
   * @param logoUrl that solution's logo, or empty
   */
  public record Holder(String solutionKey, String solutionName, String logoUrl) {}

  public boolean deprecated() {
    return status.deprecated();
  }

  public boolean published() {
    return status.published();
  }

  public boolean listed() {
    return status.listed();
  }

  public String solutionKey() {
    return holder.solutionKey();
  }

  public String solutionName() {
    return holder.solutionName();
  }

  public String logoUrl() {
    return holder.logoUrl();
  }
}
