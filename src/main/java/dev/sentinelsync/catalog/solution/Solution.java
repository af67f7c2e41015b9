package dev.sentinelsync.catalog.solution;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A solution (analysis rules 3), or one of the two groups of items that belong to none.
 *
 * @param key {@code Solutions/<folder>}, or {@link #STANDALONE} or {@link #GITHUB_ONLY}
 * @param folder the folder's name; empty for the two groups
 * @param name display name
 * @param offer its offer on the marketplace
 * @param support who made it and who supports it
 * @param about what it is about
 * @param documents the files that describe it
 */
public record Solution(
    String key,
    String folder,
    String name,
    Offer offer,
    Support support,
    About about,
    Documents documents) {

  /**
   * Its offer on the marketplace.
   *
   * @param publisherId marketplace publisher, or empty
   * @param offerId marketplace offer, or empty
   * @param firstPublished date as written, or empty
   * @param lastPublished date as written, or empty
   * @param version as written, or empty
   * @param published whether it is on the marketplace
   * @param marketplaceUrl its page there, or empty
   */
  public record Offer(
      String publisherId,
      String offerId,
      String firstPublished,
      String lastPublished,
      String version,
      boolean published,
      String marketplaceUrl) {}

  /**
   * Who made it and who supports it.
   *
   * @param supportName who supports it; shown as publisher
   * @param supportTier Microsoft, Partner, Community or empty
   * @param supportLink address, or empty
   * @param author as written, or empty
   */
  public record Support(
      String supportName, String supportTier, String supportLink, String author) {}

  /**
   * What it is about.
   *
   * @param categories domains and verticals
   * @param logoUrl address of the logo, or empty
   * @param description Markdown as written
   * @param dependencyIds {@code publisher.offer} of the solutions it needs, in order
   * @param additionalInformation corrections' notes, in order
   */
  public record About(
      List<String> categories,
      String logoUrl,
      String description,
      List<String> dependencyIds,
      List<String> additionalInformation) {}

  /**
   * The files that describe it.
   *
   * @param readmePath repository path of its README, or empty
   * @param releaseNotesPath repository path of its release notes, or empty
   * @param definitionPath repository path of its definition, or empty
   */
  public record Documents(String readmePath, String releaseNotesPath, String definitionPath) {}

  private static final Pattern DEPRECATED =
      Pattern.compile(
          "\\b(?:solution|integration|connector)\\s+(?:is|has\\s+been)\\s+"
              + "(?:considered\\s+)?deprecated\\b",
          Pattern.CASE_INSENSITIVE);

  /** Key of the group of items with metadata of their own. */
  public static final String STANDALONE = "standalone";

  /** Key of the group of items without. */
  public static final String GITHUB_ONLY = "github-only";

  /**
   * Whether its description says that it is deprecated. Others mention deprecated connectors, APIs
   * and addresses (analysis rules 3).
   */
  public boolean deprecated() {
    return DEPRECATED.matcher(about.description()).find();
  }

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
    return offer.publisherId().isEmpty() || offer.offerId().isEmpty()
        ? ""
        : offer.publisherId() + "." + offer.offerId();
  }

  public String supportLink() {
    return support.supportLink();
  }

  public String description() {
    return about.description();
  }

  public String firstPublished() {
    return offer.firstPublished();
  }

  public String lastPublished() {
    return offer.lastPublished();
  }

  public String version() {
    return offer.version();
  }

  public String supportName() {
    return support.supportName();
  }

  public String supportTier() {
    return support.supportTier();
  }

  public String author() {
    return support.author();
  }

  public List<String> categories() {
    return about.categories();
  }

  public boolean published() {
    return offer.published();
  }
}
