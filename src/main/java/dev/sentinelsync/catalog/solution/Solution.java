package dev.sentinelsync.catalog.solution;

import java.util.List;

/**
 * A solution (analysis rules 3), or one of the two groups of items that belong to none.
 *
 * @param key {@code Solutions/<folder>}, or {@link #STANDALONE} or {@link #GITHUB_ONLY}
 * @param folder the folder's name; empty for the two groups
 * @param name display name
 * @param publisherId marketplace publisher, or empty
 * @param offerId marketplace offer, or empty
 * @param firstPublished date as written, or empty
 * @param lastPublished date as written, or empty
 * @param version as written, or empty
 * @param supportName who supports it; shown as publisher
 * @param supportTier Microsoft, Partner, Community or empty
 * @param supportLink address, or empty
 * @param author as written, or empty
 * @param categories domains and verticals
 * @param logoUrl address of the logo, or empty
 * @param description Markdown as written
 * @param dependencyIds {@code publisher.offer} of the solutions it needs, in order
 * @param published whether it is on the marketplace
 * @param marketplaceUrl its page there, or empty
 * @param readmePath repository path of its README, or empty
 * @param releaseNotesPath repository path of its release notes, or empty
 * @param definitionPath repository path of its definition, or empty
 * @param additionalInformation corrections' notes, in order
 */
public record Solution(
    String key,
    String folder,
    String name,
    String publisherId,
    String offerId,
    String firstPublished,
    String lastPublished,
    String version,
    String supportName,
    String supportTier,
    String supportLink,
    String author,
    List<String> categories,
    String logoUrl,
    String description,
    List<String> dependencyIds,
    boolean published,
    String marketplaceUrl,
    String readmePath,
    String releaseNotesPath,
    String definitionPath,
    List<String> additionalInformation) {

  /** Key of the group of items with metadata of their own. */
  public static final String STANDALONE = "standalone";

  /** Key of the group of items without. */
  public static final String GITHUB_ONLY = "github-only";

  /** Whether this is one of the two groups and not a folder below {@code Solutions/}. */
  public boolean isGroup() {
    return folder.isEmpty();
  }

  /**
   * Whether a key counts where the solutions that use a table are counted and listed: all but the
   * group of items without metadata (page layouts 8.4).
   */
  public static boolean countsAsUser(String solutionKey) {
    return !solutionKey.equals(GITHUB_ONLY);
  }

  /** Its marketplace identity, {@code publisher.offer}; empty if it has none. */
  public String marketplaceId() {
    return publisherId.isEmpty() || offerId.isEmpty() ? "" : publisherId + "." + offerId;
  }
}
