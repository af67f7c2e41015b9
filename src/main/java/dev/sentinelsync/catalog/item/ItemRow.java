package dev.sentinelsync.catalog.item;

import java.util.List;

/**
 * What a list shows of a content item. Lists read this and not the item, so that a change of its
 * other attributes leaves them alone.
 *
 * @param path repository path of its file
 * @param type what it is
 * @param name display name
 * @param severity as written, or empty
 * @param tactics in order
 * @param origin where an item comes from
 */
public record ItemRow(
    String path,
    ContentType type,
    String name,
    String severity,
    List<String> tactics,
    Origin origin) {

  /**
   * Where an item comes from.
   *
   * @param source where it comes from
   * @param solutionKey its solution or group
   * @param solutionName that solution's display name
   * @param listed whether the solution's definition lists it
   */
  public record Origin(
      ContentSource source, String solutionKey, String solutionName, boolean listed) {}

  public boolean listed() {
    return origin.listed();
  }

  public String solutionName() {
    return origin.solutionName();
  }

  public String solutionKey() {
    return origin.solutionKey();
  }

  public ContentSource source() {
    return origin.source();
  }
}
