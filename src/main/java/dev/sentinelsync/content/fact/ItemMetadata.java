package dev.sentinelsync.content.fact;

import java.util.List;

/**
 * The {@code metadata} object of stand-alone content; every text is empty when absent.
 *
 * @param sourceKind {@code source.kind}
 * @param authorName {@code author.name}
 * @param supportTier {@code support.tier}
 * @param categories {@code categories.domains}
 */
public record ItemMetadata(
    String sourceKind, String authorName, String supportTier, List<String> categories) {

  /** No metadata. */
  public static final ItemMetadata NONE = new ItemMetadata("", "", "", List.of());

  /** Copies the list. */
  public ItemMetadata {
    categories = List.copyOf(categories);
  }
}
