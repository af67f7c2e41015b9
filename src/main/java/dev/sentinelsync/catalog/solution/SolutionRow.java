package dev.sentinelsync.catalog.solution;

/**
 * What lists show of a solution or group. Lists and links read this and not the solution, so that a
 * change of its description or version leaves them alone.
 *
 * @param key the solution's key
 * @param name display name
 * @param logoUrl address of the logo, or empty
 * @param firstPublished date as written, or empty
 * @param publisher who supports it, or empty
 * @param supportTier Microsoft, Partner, Community or empty
 * @param published whether it is on the marketplace
 * @param contents what a solution holds
 */
public record SolutionRow(
    String key,
    String name,
    String logoUrl,
    String firstPublished,
    String publisher,
    String supportTier,
    boolean published,
    Contents contents) {

  /**
   * What a solution holds.
   *
   * @param usesAsim whether any of its items uses an ASIM parser
   * @param hasItems whether it has any content item
   * @param hasConnectors whether it has any connector
   * @param hasListedConnectors whether it has a connector that its definition lists
   */
  public record Contents(
      boolean usesAsim, boolean hasItems, boolean hasConnectors, boolean hasListedConnectors) {}

  public boolean usesAsim() {
    return contents.usesAsim();
  }
}
