package dev.sentinelsync.site.api;

import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.QueryDigest;
import dev.sentinelsync.support.Sha256;
import java.util.List;
import java.util.Locale;

/**
 * What tells versions of an item apart (page layouts 18).
 *
 * @param path repository path
 * @param type as {@link dev.sentinelsync.catalog.item.ContentType#key}
 * @param id as spelled, not empty
 * @param name display name
 * @param version as spelled, or empty
 * @param query SHA-256 of its normalised queries; empty if it has none
 */
record ApiEntry(String path, String type, String id, String name, String version, String query) {

  static ApiEntry of(ContentItem item, List<ContentQuery> queries) {
    return new ApiEntry(
        item.path(),
        item.type().key(),
        item.id(),
        item.name(),
        item.classification().version(),
        QueryDigest.of(queries.stream().map(ContentQuery::text).toList()));
  }

  /** The file that has an id or a name: the first two digits of its digest. */
  static String shard(String key) {
    return Sha256.hex(key.toLowerCase(Locale.ROOT)).substring(0, 2) + ".json";
  }

  /** A name as it is compared: without case, and with single spaces. */
  static String nameKey(String name) {
    return QueryDigest.SPACE
        .matcher(name)
        .replaceAll(" ")
        .replaceAll("^ | $", "")
        .toLowerCase(Locale.ROOT);
  }
}
