package dev.sentinelsync.catalog;

import java.util.List;

/**
 * Names of the sets that the numbers of the home, index and statistics pages are counted from: a
 * page reads how many elements a set has.
 */
public final class Buckets {

  private Buckets() {}

  /** Items of a type from published solutions, unpublished ones or outside solutions. */
  public static String items(ContentType type, ContentSource source, boolean published) {
    return "items/" + type.key() + "/" + origin(source, published);
  }

  /** Items of all types from published solutions, unpublished ones or outside solutions. */
  public static String items(ContentSource source, boolean published) {
    return "items/*/" + origin(source, published);
  }

  /** All items. */
  public static String items() {
    return "items";
  }

  private static String origin(ContentSource source, boolean published) {
    return switch (source) {
      case SOLUTION -> published ? "published" : "unpublished";
      case STANDALONE -> "standalone";
      case GITHUB_ONLY -> "github-only";
    };
  }

  static List<String> of(ContentItem item) {
    return List.of(
        items(),
        items(item.source(), item.solutionPublished()),
        items(item.type(), item.source(), item.solutionPublished()));
  }

  /**
   * Connectors by collection method and standing.
   *
   * @param method collection method, or {@code *} for all
   * @param standing {@code active}, {@code deprecated}, {@code unpublished}, {@code in-solution},
   *     {@code discovered}, a support tier, or {@code *} for all
   */
  public static String connectors(String method, String standing) {
    return "connectors/" + method + "/" + standing;
  }

  /** Unions of the numbers of solutions are few enough to be counted from the solutions. */
  public static String parsers(String standing) {
    return "parsers/" + standing;
  }
}
