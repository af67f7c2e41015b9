package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.content.fact.ContentQuery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What tells versions of an item apart (page layouts 18).
 *
 * @param path repository path
 * @param id as spelled, not empty
 * @param name display name
 * @param version as spelled, or empty
 * @param query SHA-256 of its normalised queries; empty if it has none
 */
record ApiEntry(String path, String id, String name, String version, String query) {

  /** What programs and portals change when they store a query. */
  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n\\f\\x0B\\u00A0\\uFEFF]+");

  static ApiEntry of(ContentItem item, List<ContentQuery> queries) {
    return new ApiEntry(
        item.path(), item.id(), item.name(), item.classification().version(), digest(queries));
  }

  /** The file of versions that has an id: the first two digits of its digest. */
  static String shard(String id) {
    return sha256(id.toLowerCase(Locale.ROOT)).substring(0, 2);
  }

  private static String digest(List<ContentQuery> queries) {
    String text =
        queries.stream()
            .map(query -> SPACE.matcher(query.text()).replaceAll(""))
            .filter(query -> !query.isEmpty())
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? "" : sha256(text);
  }

  private static String sha256(String text) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
