package dev.sentinelsync.kql.compare;

import java.util.List;

/**
 * What one side of a query lost and gained.
 *
 * @param aspect the side
 * @param subject what of that side, such as {@code EventID ==}; empty if the side is one set
 * @param lost values of the older query alone, by code point
 * @param gained values of the newer query alone, by code point
 */
public record QueryDifference(
    Aspect aspect, String subject, List<String> lost, List<String> gained) {

  /** Copies the lists. */
  public QueryDifference {
    lost = List.copyOf(lost);
    gained = List.copyOf(gained);
  }
}
