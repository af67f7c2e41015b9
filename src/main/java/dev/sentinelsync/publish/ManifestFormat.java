package dev.sentinelsync.publish;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The written form of a manifest: one JSON object, the header's fields first, then {@code parts}
 * with one line per {@link ManifestPart part}: its digest, how many pages it names, how many of
 * those are in doubt, and how many are no longer part of the site.
 *
 * <pre>{@code
 * {
 * "format": 2,
 * "publishId": "…",
 * …
 * "publishedAt": "2026-01-01T00:00:00Z",
 * "fence": 7,
 * "superseded": [".sentinel-sync/pages/5f-….json"],
 * "parts": {
 * "00": ["<sha-256>", 71, 0, 0],
 * …
 * }
 * }
 * }</pre>
 *
 * <p>A part is an object too, {@code pages} with one line per page, so that it is read and written
 * as a stream, by standard tools too, and differs by lines:
 *
 * <pre>{@code
 * {
 * "publishId": "…",
 * "pages": {
 * "content/a.md": ["<sha-256>", 1234, "p"],
 * "assets/old.png": ["<sha-256>", 1234, "a", "2026-01-01T00:00:00Z"],
 * …
 * }
 * }
 * }</pre>
 *
 * <p>The fourth value is there only for a page that is retained: since when.
 *
 * <p>Format 1, of versions before and of Git branches, has {@code pages} in the place of {@code
 * parts}.
 */
public final class ManifestFormat {

  /** Length of one page's line with a path of common length, to size the buffer at once. */
  private static final int LINE_CHARS = 160;

  private ManifestFormat() {}

  /** A manifest without its parts. */
  public static byte[] write(SiteManifest manifest) {
    StringBuilder json = start(SiteManifest.FORMAT_VERSION, manifest.header());
    json.append("\"superseded\": [");
    String separator = "";
    for (String path : manifest.superseded()) {
      writeText(json.append(separator), path);
      separator = ", ";
    }
    json.append("],\n\"parts\": {");
    separator = "\n";
    for (ManifestPart part : manifest.parts().values()) {
      json.append(separator).append('"').append(part.name()).append("\": [\"");
      json.append(part.sha256()).append("\", ").append(part.size());
      json.append(", ").append(part.doubts()).append(", ").append(part.retained()).append(']');
      separator = ",\n";
    }
    return bytes(json.append("\n}\n}\n"));
  }

  /** A manifest of format 1 with all its pages, or with none where they lie apart. */
  public static byte[] write(SiteManifest.Header header, SortedMap<String, PageEntry> pages) {
    StringBuilder json = start(1, header);
    writePages(json, pages);
    return bytes(json.append("}\n"));
  }

  private static StringBuilder start(int format, SiteManifest.Header header) {
    StringBuilder json = new StringBuilder(32 << 10).append("{\n\"format\": ").append(format);
    writeText(json.append(",\n\"publishId\": "), header.publishId());
    writeText(json.append(",\n\"source\": "), header.source());
    writeText(json.append(",\n\"revision\": "), header.revision());
    writeText(json.append(",\n\"configuration\": "), header.configurationDigest());
    writeText(json.append(",\n\"publishedAt\": "), header.publishedAt().toString());
    return json.append(",\n\"fence\": ").append(header.fence()).append(",\n");
  }

  /** A part of a manifest. */
  static byte[] writePart(String publishId, SortedMap<String, PageEntry> pages) {
    StringBuilder json = new StringBuilder(96 + pages.size() * LINE_CHARS).append("{\n");
    writeText(json.append("\"publishId\": "), publishId);
    writePages(json.append(",\n"), pages);
    return bytes(json.append("}\n"));
  }

  /** An object with {@code pages} alone, for stores whose parts have a history of their own. */
  public static byte[] writePages(SortedMap<String, PageEntry> pages) {
    StringBuilder json = new StringBuilder(64 + pages.size() * LINE_CHARS).append("{\n");
    writePages(json, pages);
    return bytes(json.append("}\n"));
  }

  private static byte[] bytes(StringBuilder json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a manifest.
   *
   * @param source asked for the parts when their pages are first needed
   * @throws TargetException {@code CORRUPT} when it is damaged or of a newer format
   */
  public static SiteManifest read(byte[] text, PartSource source) {
    ManifestFields fields = new ManifestFields(source);
    fields.read(text, SiteManifest.PATH);
    try {
      return fields.toManifest();
    } catch (NullPointerException | IllegalArgumentException | DateTimeException e) {
      throw corrupt(SiteManifest.PATH, "its header is incomplete", e);
    }
  }

  /**
   * Reads one part.
   *
   * @param path of the part, for messages
   * @param pages takes what is read
   * @throws TargetException {@code CORRUPT} when it is damaged
   */
  public static void readPages(byte[] text, String path, Map<String, PageEntry> pages) {
    ManifestFields fields = new ManifestFields(null);
    fields.read(text, path);
    pages.putAll(fields.pages());
  }

  // Written by hand, quoted by Jackson: its generator takes five times as long for ten thousand
  // pages, which is written at each publish, and writes names beyond the basic plane as no UTF-8.
  private static void writePages(StringBuilder json, SortedMap<String, PageEntry> pages) {
    json.append("\"pages\": {");
    String separator = "\n";
    for (Map.Entry<String, PageEntry> page : pages.entrySet()) {
      PageEntry entry = page.getValue();
      writeText(json.append(separator), page.getKey());
      json.append(": [\"").append(entry.sha256()).append("\", ").append(entry.size());
      json.append(", \"").append(entry.phase().code()).append('"');
      entry.retained().ifPresent(since -> json.append(", \"").append(since).append('"'));
      json.append(']');
      separator = ",\n";
    }
    json.append("\n}\n");
  }

  private static void writeText(StringBuilder json, String text) {
    json.append('"');
    if (isPlain(text)) {
      json.append(text);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(text, json);
    }
    json.append('"');
  }

  /** Whether a text stands for itself in JSON, as almost all paths do: a copy then, no encoding. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at < ' ' || at > '~' || at == '"' || at == '\\') {
        return false;
      }
    }
    return true;
  }

  /**
   * That a part is not there.
   *
   * @param manifest what the target holds now; a part that it does not name was superseded by a
   *     publish since
   */
  public static TargetException missing(String path, Optional<byte[]> manifest) {
    String text = new String(manifest.orElse(new byte[0]), StandardCharsets.UTF_8);
    return text.contains(ManifestPart.digits(path))
        ? corrupt(path, "it is missing", null)
        : new TargetException(
            TargetException.Reason.CONFLICT,
            "Others have published while the target's manifest was read ("
                + path
                + " is gone). Try again.");
  }

  /** That a record of the target cannot be used. */
  static TargetException corrupt(String path, String why, Throwable cause) {
    return new TargetException(
        TargetException.Reason.CORRUPT,
        "The target's manifest ("
            + path
            + ") cannot be used: "
            + why
            + ". Restore it, or delete "
            + SiteManifest.PATH
            + " to publish the whole site again.",
        cause);
  }
}
