package dev.sentinelsync.catalog.parser;

import java.util.List;

/**
 * A parser function that is not an ASIM parser (analysis rules 7).
 *
 * @param path repository path of its file: its identity
 * @param name function name
 * @param names all names it is called by: function name, then alias
 * @param title display title
 * @param version as spelled, or empty
 * @param lastUpdated as written, or empty
 * @param category as written, or empty
 * @param description or empty
 * @param solutionKey its solution; empty for one of the top-level folder
 * @param solutionName that solution's name, or empty
 * @param fileType ending of the file name, without the dot
 * @param tables keys of the tables that it reads, by code point
 * @param asim keys of the ASIM parsers that it calls, by code point
 * @param listed whether the solution's definition lists it
 * @param solutionPublished whether its solution is on the marketplace
 */
public record Parser(
    String path,
    String name,
    List<String> names,
    String title,
    String version,
    String lastUpdated,
    String category,
    String description,
    String solutionKey,
    String solutionName,
    String fileType,
    List<String> tables,
    List<String> asim,
    boolean listed,
    boolean solutionPublished) {

  /** Whether it comes from the top-level {@code Parsers/} folder. */
  public boolean isLegacy() {
    return solutionKey.isEmpty();
  }
}
