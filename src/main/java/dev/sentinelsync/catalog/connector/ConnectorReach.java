package dev.sentinelsync.catalog.connector;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.FilterValues;
import java.util.SortedSet;

/**
 * Which events a connector brings: what content has to ask for to be associated with it (analysis
 * rules 10.2).
 *
 * @param id the connector's id
 * @param solutionName its first solution
 * @param tables keys of the tables by which it is found
 * @param filters what its own queries ask for
 */
public record ConnectorReach(
    String id, String solutionName, SortedSet<String> tables, FilterValues filters) {

  public static final Family<ConnectorReach> FAMILY = new Family<>("connector-reach");
}
