package dev.sentinelsync.catalog.parser;

import java.util.List;

/**
 * A parser function that is not an ASIM parser (analysis rules 7).
 *
 * @param path repository path of its file: its identity
 * @param name function name
 * @param names all names it is called by: function name, then alias
 * @param about what its file says of it
 * @param origin where a parser comes from
 * @param tables keys of the tables that it reads, by code point
 * @param asim keys of the ASIM parsers that it calls, by code point
 */
public record Parser(
    String path,
    String name,
    List<String> names,
    About about,
    Origin origin,
    List<String> tables,
    List<String> asim) {

  /**
   * What its file says of it.
   *
   * @param title display title
   * @param version as spelled, or empty
   * @param lastUpdated as written, or empty
   * @param category as written, or empty
   * @param description or empty
   * @param fileType ending of the file name, without the dot
   */
  public record About(
      String title,
      String version,
      String lastUpdated,
      String category,
      String description,
      String fileType) {}

  /**
   * Where a parser comes from.
   *
   * @param solutionKey its solution; empty for one of the top-level folder
   * @param solutionName that solution's name, or empty
   * @param listed whether the solution's definition lists it
   * @param solutionPublished whether its solution is on the marketplace
   */
  public record Origin(
      String solutionKey, String solutionName, boolean listed, boolean solutionPublished) {}

  /** Whether it comes from the top-level {@code Parsers/} folder. */
  public boolean isLegacy() {
    return origin.solutionKey().isEmpty();
  }

  public String description() {
    return about.description();
  }

  public String solutionKey() {
    return origin.solutionKey();
  }

  public boolean listed() {
    return origin.listed();
  }

  public String title() {
    return about.title();
  }

  public String version() {
    return about.version();
  }

  public String lastUpdated() {
    return about.lastUpdated();
  }

  public String category() {
    return about.category();
  }

  public String solutionName() {
    return origin.solutionName();
  }

  public String fileType() {
    return about.fileType();
  }

  public boolean solutionPublished() {
    return origin.solutionPublished();
  }
}
