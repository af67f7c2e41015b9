package dev.sentinelsync.catalog.input;

import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;

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

  /** Connectors that the definition of one of their solutions lists. */
  public static String listedConnectors() {
    return "connectors/listed";
  }

  /**
   * Parsers by standing.
   *
   * @param standing {@code legacy}, {@code listed} or {@code discovered}; {@code solutions} for the
   *     solutions that have parsers
   */
  public static String parsers(String standing) {
    return "parsers/" + standing;
  }

  /**
   * What the ASIM source parsers with a product come to.
   *
   * @param what {@code pairs}, {@code singles}, {@code schemas} or {@code tables}
   */
  public static String asimProducts(String what) {
    return "asim-products/" + what;
  }

  /** Tables that only Defender XDR documents. */
  public static String xdrOnlyTables() {
    return "tables/xdr-only";
  }
}
