package dev.sentinelsync.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** How long a page may be that people still can read (page layouts 1.12). */
public final class PageBounds {

  private static final int MOST_BYTES = 150_000;
  private static final int MOST_LINKS = 1_000;
  private static final int MOST_BYTES_OF_HTML = 300_000;

  private PageBounds() {}

  /**
   * The pages of a site that are too long.
   *
   * @param site the bytes of every file, by address
   * @return a line for each; nothing for a site whose pages all are short enough
   */
  public static List<String> violations(SortedMap<String, byte[]> site) {
    List<String> violations = new ArrayList<>();
    site.forEach(
        (address, bytes) -> {
          if (address.endsWith(".html") && bytes.length > MOST_BYTES_OF_HTML) {
            violations.add("%s has %d bytes".formatted(address, bytes.length));
          }
          if (address.endsWith(".md")) {
            int links = MarkdownPage.parse(new String(bytes, StandardCharsets.UTF_8)).links();
            if (bytes.length > MOST_BYTES || links > MOST_LINKS) {
              violations.add(
                  "%s has %d bytes and %d links".formatted(address, bytes.length, links));
            }
          }
        });
    return violations;
  }
}
