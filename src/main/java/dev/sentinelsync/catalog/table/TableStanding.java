package dev.sentinelsync.catalog.table;

import dev.sentinelsync.catalog.input.Buckets;
import java.util.Locale;

/**
 * How a table comes to be on the site; each table has one standing.
 *
 * @param standing where it comes from
 * @param xdrOnly whether Defender XDR documents it and Azure Monitor does not
 * @param undocumented whether no reference documents it although its name is not that of a custom
 *     table
 */
public record TableStanding(Standing standing, boolean xdrOnly, boolean undocumented) {

  /** Where a table comes from; the first that applies. */
  public enum Standing {
    /** A connector ingests it. */
    INGESTED,
    /** Content uses it and no connector ingests it. */
    CONTENT_ONLY,
    /** Only parsers read it, and the reference does not have it. */
    PARSERS_ONLY,
    /** The reference has it and nothing else uses it but parsers. */
    REFERENCE_ONLY;

    /** The name in {@link Buckets}. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The bucket of tables of a standing. */
  public static String bucket(Standing standing) {
    return "tables/" + standing.key();
  }
}
