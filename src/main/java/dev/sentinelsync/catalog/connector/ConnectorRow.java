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
 * @param solutionKey the first of its solutions by name; empty when nobody defines it
 * @param solutionName that solution's name, or empty
 * @param logoUrl that solution's logo, or empty
 * @param deprecated whether its title says so
 * @param listed whether a solution's definition lists it
 * @param published whether its first solution is on the marketplace
 * @param defined false if rules require it and nobody defines it
 */
public record ConnectorRow(
    String key,
    String id,
    String title,
    String publisher,
    String method,
    List<String> tables,
    String solutionKey,
    String solutionName,
    String logoUrl,
    boolean deprecated,
    boolean listed,
    boolean published,
    boolean defined) {}
