package dev.sentinelsync.site.markdown;

import java.util.List;
import java.util.Map;

/**
 * The measures at which a page shows an image. They are known before the image is there, so that
 * text does not move when it comes; their ratio is always the image's own.
 *
 * @param width in pixels
 * @param height in pixels
 */
record ImageSize(long width, long height) {

  /** The measures of the image, or those that its author gave it. */
  static ImageSize of(EmbeddedImage image, Map<String, String> written) {
    long width = pixels(written.get("width"));
    long height = pixels(written.get("height"));
    if (width > 0) {
      return new ImageSize(width, scaled(image.height(), width, image.width()));
    }
    return height > 0
        ? new ImageSize(scaled(image.width(), height, image.height()), height)
        : new ImageSize(image.width(), image.height());
  }

  /** The attributes of the element, by names and values in turn. */
  static List<String> attributes(EmbeddedImage image, String alt, Map<String, String> written) {
    ImageSize size = of(image, written);
    return List.of(
        "src",
        image.href(),
        "alt",
        alt,
        "width",
        Long.toString(size.width()),
        "height",
        Long.toString(size.height()),
        "loading",
        "lazy");
  }

  private static long scaled(long length, long wanted, long natural) {
    return Math.max(1, Math.round((double) length * wanted / natural));
  }

  /** Zero if the author gave none. */
  private static long pixels(String written) {
    return written == null ? 0 : Long.parseLong(written.replace("px", ""));
  }
}
