package dev.sentinelsync.publish.objects;

import dev.sentinelsync.publish.MediaTypes;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.util.regex.Pattern;

/**
 * The options that all object stores have.
 *
 * @param adopt whether foreign objects in the way of new pages are replaced
 * @param parallel requests at a time
 * @param pageCaching {@code Cache-Control} of pages, data, style sheets and scripts
 * @param assetCaching {@code Cache-Control} of images
 */
public record ObjectOptions(boolean adopt, int parallel, String pageCaching, String assetCaching) {

  /** The names in an address, as {@link TargetAddress#allowOptions} takes them. */
  public static final String[] NAMES = {
    "adopt", "parallel", "cache-control", "asset-cache-control"
  };

  /**
   * Sixteen at a time hide an answer time of 30 ms behind some five hundred writes a second, which
   * both vendors take from one writer on one prefix.
   */
  private static final int DEFAULT_PARALLEL = 16;

  private static final int MOST_PARALLEL = 256;

  /** A cache asks each time whether it has the newest: no two revisions mix in one page. */
  private static final String DEFAULT_PAGE_CACHING = "no-cache";

  /** A week: images keep their names when they change, but hardly ever change. */
  private static final String DEFAULT_ASSET_CACHING = "public, max-age=604800";

  private static final Pattern CACHING = Pattern.compile("[A-Za-z0-9 ,=-]{1,200}");

  /**
   * Reads them from an address.
   *
   * @throws TargetException {@code INVALID_TARGET} when a value is not understood
   */
  public static ObjectOptions of(TargetAddress address) {
    return new ObjectOptions(
        address.flag("adopt", false),
        parallel(address.option("parallel", String.valueOf(DEFAULT_PARALLEL))),
        caching(address.option("cache-control", DEFAULT_PAGE_CACHING)),
        caching(address.option("asset-cache-control", DEFAULT_ASSET_CACHING)));
  }

  private static int parallel(String text) {
    int parallel = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw invalid("The option \"parallel\" of a target is a number from 1 to 256.");
    }
    return parallel;
  }

  private static String caching(String text) {
    if (!CACHING.matcher(text).matches()) {
      throw invalid(
          "The caching options of a target are values of Cache-Control, such as max-age=60.");
    }
    return text;
  }

  private static TargetException invalid(String message) {
    return new TargetException(Reason.INVALID_TARGET, message);
  }

  String cacheControl(String path) {
    return MediaTypes.isLasting(path) ? assetCaching : pageCaching;
  }
}
