package dev.sentinelsync.content.fact;

/**
 * An image that a README shows, recognised by its first bytes (page layouts 13.8).
 *
 * @param format what it is
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param bytes size of the file
 */
public record ImageFacts(Format format, int width, int height, int bytes) implements FileFacts {

  /** Largest file that is shown: a screenshot of a whole desktop fits. */
  public static final int MOST_BYTES = 512 * 1024;

  /** Formats that every browser shows and that hold nothing but pixels. */
  public enum Format {
    PNG("png"),
    JPEG("jpg"),
    GIF("gif"),
    WEBP("webp");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }

    /** Ending of file names, without a dot. */
    public String ending() {
      return ending;
    }
  }
}
