package dev.sentinelsync.catalog.item;

import java.util.List;

/**
 * A content item as pages and indexes name it.
 *
 * @param path repository path of its file: its identity
 * @param type what it is
 * @param name display name
 * @param id its own id, or empty; several items may share one
 * @param origin where an item comes from
 * @param classification how its author classifies it
 * @param content what its files say
 */
public record ContentItem(
    String path,
    ContentType type,
    String name,
    String id,
    Origin origin,
    Classification classification,
    Content content) {

  /**
   * Where an item comes from.
   *
   * @param source where it comes from
   * @param solutionKey its solution or group
   * @param solutionName that solution's display name
   * @param relativePath path below its type folder or top-level folder
   * @param writtenName its name with the blanks that its author left around it
   * @param listed whether the solution's definition lists it; true outside solutions
   * @param solutionPublished whether its solution is on the marketplace; true outside solutions
   */
  public record Origin(
      ContentSource source,
      String solutionKey,
      String solutionName,
      String relativePath,
      String writtenName,
      boolean listed,
      boolean solutionPublished) {}

  /**
   * How its author classifies it.
   *
   * @param severity as written, or empty
   * @param status as written, or empty
   * @param kind as written, or empty
   * @param version as spelled, or empty
   * @param tactics in order
   * @param techniques in order
   * @param requiredConnectors connector ids as written, in order, duplicates kept
   */
  public record Classification(
      String severity,
      String status,
      String kind,
      String version,
      List<String> tactics,
      List<String> techniques,
      List<String> requiredConnectors) {}

  /**
   * What its files say.
   *
   * @param description whole description, without line breaks; empty if none
   * @param queryStatus whether it still has a query
   * @param vendors event vendors that its queries ask for, by code point
   * @param products event products that its queries ask for, by code point
   * @param readmePath repository path of its README (playbooks), or empty
   * @param keptFrom commit whose version is shown because the newest one cannot be read, or empty
   */
  public record Content(
      String description,
      QueryStatus queryStatus,
      List<String> vendors,
      List<String> products,
      String readmePath,
      String keptFrom) {}

  public String solutionName() {
    return origin.solutionName();
  }

  public String description() {
    return content.description();
  }

  public ContentSource source() {
    return origin.source();
  }

  public String severity() {
    return classification.severity();
  }

  public String status() {
    return classification.status();
  }

  public String kind() {
    return classification.kind();
  }

  public List<String> tactics() {
    return classification.tactics();
  }

  public List<String> techniques() {
    return classification.techniques();
  }

  public List<String> vendors() {
    return content.vendors();
  }

  public List<String> products() {
    return content.products();
  }

  public boolean listed() {
    return origin.listed();
  }

  public boolean solutionPublished() {
    return origin.solutionPublished();
  }

  public String keptFrom() {
    return content.keptFrom();
  }
}
