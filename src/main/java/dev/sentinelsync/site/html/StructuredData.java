package dev.sentinelsync.site.html;

import dev.sentinelsync.support.Json;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a page says of itself to programs: JSON in an element {@code script} that no browser runs.
 * Texts of the repository stand in it, so no character that HTML knows is left in it.
 */
public final class StructuredData {

  private static final Pattern OF_HTML = Pattern.compile("[<>&\\u2028\\u2029]");

  private StructuredData() {}

  /** JSON that is safe inside an element of HTML. */
  public static String json(Map<String, Object> values) {
    return OF_HTML
        .matcher(Json.text(values))
        .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
  }
}
