package dev.sentinelsync.site.image;

import dev.sentinelsync.content.fact.ImageFacts;
import java.util.Collection;

/**
 * How large an image may be, so that the images of a site stay within a sum (page layouts 13.8).
 * The limit moves in steps: another image on one page moves it seldom, so that hardly ever an image
 * on another page comes or goes. A sum that is filled in some order would push an image out at
 * every step.
 */
final class ImageQuota {

  /** In bytes. */
  static final long MOST_BYTES = 20L << 20;

  /** In kilobytes; each step is about three quarters of the one before. */
  private static final int[] STEPS = {
    512, 384, 256, 192, 128, 96, 64, 48, 32, 24, 16, 12, 8, 6, 4, 3, 2, 1
  };

  private ImageQuota() {}

  /**
   * The limit.
   *
   * @param sizes of all images, in bytes
   * @return in bytes; 0 if there are too many images of any size
   */
  static int limit(Collection<Integer> sizes) {
    for (int step : STEPS) {
      int limit = Math.min(step << 10, ImageFacts.MOST_BYTES);
      long sum = sizes.stream().filter(size -> size <= limit).mapToLong(size -> size).sum();
      if (sum <= MOST_BYTES) {
        return limit;
      }
    }
    return 0;
  }
}
