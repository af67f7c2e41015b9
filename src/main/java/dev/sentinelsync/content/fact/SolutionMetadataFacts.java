package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * What {@code SolutionMetadata.json} says (analysis rules 3). Texts are trimmed and empty when the
 * file lacks them; dates stay as written.
 *
 * @param offer the marketplace offer
 * @param categories the names in {@code categories.domains}: what the solution is about
 * @param verticals the names in {@code categories.verticals}: for which industries
 * @param support who supports the solution
 * @param dependencies identifiers of content that the solution needs, as written
 */
public record SolutionMetadataFacts(
    Offer offer,
    String version,
    List<String> providers,
    List<String> categories,
    List<String> verticals,
    Support support,
    String authorName,
    List<String> dependencies)
    implements FileFacts {

  /** The marketplace offer. */
  public record Offer(
      String publisherId,
      String offerId,
      String planId,
      String firstPublishDate,
      String lastPublishDate) {}

  /** Who supports the solution. */
  public record Support(
      String supportName, String supportTier, String supportLink, String supportEmail) {}

  /** Copies the lists. */
  public SolutionMetadataFacts {
    providers = List.copyOf(providers);
    categories = List.copyOf(categories);
    verticals = List.copyOf(verticals);
    dependencies = List.copyOf(dependencies);
  }
}
