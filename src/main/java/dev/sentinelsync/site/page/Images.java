package dev.sentinelsync.site.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The pictures of the site, which come with the program (page layouts 8.18). */
public final class Images {

  /** The ASIM sign beside first-level headings. */
  public static final String BADGE = "asim-badge.png";

  /** The ASIM sign in lists. */
  public static final String LOGO = "asim-logo-small.png";

  /** File names of all pictures. */
  public static final List<String> NAMES = List.of(BADGE, LOGO);

  private Images() {}

  /** The bytes of a picture. */
  public static byte[] render(PageContext context) {
    String resource = "/site/images/" + context.id();
    try (InputStream in = Images.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
    }
  }
}
