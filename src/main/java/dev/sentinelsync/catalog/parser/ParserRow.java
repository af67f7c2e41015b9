package dev.sentinelsync.catalog.parser;

import java.util.List;

/**
 * What the index of parsers shows of a parser.
 *
 * @param path repository path of its file
 * @param name function name
 * @param solutionKey its solution; empty for one of the top-level folder
 * @param solutionName that solution's name, or empty
 * @param tables keys of the tables that it reads, by code point
 * @param listed whether the solution's definition lists it; true outside solutions
 */
public record ParserRow(
    String path,
    String name,
    String solutionKey,
    String solutionName,
    List<String> tables,
    boolean listed) {

  /** Whether it comes from the top-level {@code Parsers/} folder. */
  public boolean isLegacy() {
    return solutionKey.isEmpty();
  }
}
