package dev.sentinelsync.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The written form of a manifest: one JSON object, the header's fields first, then {@code pages}
 * with one line per page, so that it is read and written as a stream, by standard tools too, and
 * differs by lines:
 *
 * <pre>{@code
 * {
 * "format": 1,
 * "publishId": "…",
 * …
 * "publishedAt": "2026-01-01T00:00:00Z",
 * "fence": 7,
 * "pages": {
 * "content/a.md": ["<sha-256>", 1234, "p"],
 * "assets/old.png": ["<sha-256>", 1234, "a", "2026-01-01T00:00:00Z"],
 * …
 * }
 * }
 * }</pre>
 *
 * <p>The fourth value is there only for a page that is retained: since when. A target without
 * retained pages is thus readable for earlier versions of this program.
 *
 * <p>What is read is as untrusted as any input: paths, digests and numbers are checked.
 */
public final class ManifestFormat {

  /** The highest {@code limits.max-outputs}; a manifest beyond it is an attack on the memory. */
  private static final int MAX_PAGES = 1_000_000;

  /** Length of one page's line with a path of common length, to size the buffer at once. */
  private static final int LINE_CHARS = 160;

  private static final JsonFactory JSON = new JsonFactory();

  private ManifestFormat() {}

  /** The whole manifest. */
  public static byte[] write(SiteManifest manifest) {
    SiteManifest.Header header = manifest.header();
    StringBuilder json = new StringBuilder(1024 + manifest.pages().size() * LINE_CHARS);
    json.append("{\n\"format\": ").append(header.formatVersion());
    writeText(json.append(",\n\"publishId\": "), header.publishId());
    writeText(json.append(",\n\"source\": "), header.source());
    writeText(json.append(",\n\"revision\": "), header.revision());
    writeText(json.append(",\n\"configuration\": "), header.configurationDigest());
    writeText(json.append(",\n\"publishedAt\": "), header.publishedAt().toString());
    json.append(",\n\"fence\": ").append(header.fence()).append(",\n");
    writePages(json, manifest.pages());
    return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An object with {@code pages} alone, for stores that keep the pages in several parts. */
  public static byte[] writePages(SortedMap<String, PageEntry> pages) {
    StringBuilder json = new StringBuilder(64 + pages.size() * LINE_CHARS).append("{\n");
    writePages(json, pages);
    return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a whole manifest.
   *
   * @throws TargetException {@code CORRUPT} when it is damaged or of a newer format
   */
  public static SiteManifest read(byte[] text) {
    HeaderFields header = new HeaderFields();
    SortedMap<String, PageEntry> pages = new TreeMap<>();
    readObject(text, header, pages);
    try {
      return new SiteManifest(header.toHeader(), pages);
    } catch (NullPointerException | IllegalArgumentException | DateTimeException e) {
      throw corrupt("its header is incomplete", e);
    }
  }

  /**
   * Reads one part written by {@link #writePages(SortedMap)}.
   *
   * @param pages takes what is read
   * @throws TargetException {@code CORRUPT} when it is damaged
   */
  public static void readPages(byte[] text, Map<String, PageEntry> pages) {
    readObject(text, new HeaderFields(), pages);
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
    JsonStringEncoder.getInstance().quoteAsString(text, json);
    json.append('"');
  }

  private static void readObject(byte[] text, HeaderFields header, Map<String, PageEntry> pages) {
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if ("pages".equals(name)) {
          readPages(json, pages);
        } else {
          header.take(name, json);
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw corrupt(e instanceof IOException ? "it is no valid JSON" : e.getMessage(), e);
    }
  }

  private static void readPages(JsonParser json, Map<String, PageEntry> pages) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "its pages are no object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = checkedPath(json.currentName());
      require(json.nextToken() == JsonToken.START_ARRAY, "a page's entry is no array");
      String sha256 = json.nextTextValue();
      long size = json.nextLongValue(-1);
      String phase = json.nextTextValue();
      Optional<Instant> retained = Optional.empty();
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        retained = Optional.of(Instant.parse(json.getText()));
        json.nextToken();
      }
      require(json.currentToken() == JsonToken.END_ARRAY, "a page's entry is too long");
      PageEntry entry = new PageEntry(sha256, size, Phase.ofCode(phase), retained);
      require(pages.put(path, entry) == null, "it names a page twice");
      require(pages.size() <= MAX_PAGES, "it names more than " + MAX_PAGES + " pages");
    }
    require(json.currentToken() == JsonToken.END_OBJECT, "its pages end too early");
  }

  private static String checkedPath(String path) {
    try {
      return PathRules.check(path);
    } catch (TargetException e) {
      throw corrupt("it names a path that no page can have", e);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw corrupt(otherwise, null);
    }
  }

  private static TargetException corrupt(String why, Throwable cause) {
    return new TargetException(
        TargetException.Reason.CORRUPT,
        "The target's manifest ("
            + SiteManifest.PATH
            + ") cannot be used: "
            + why
            + ". Restore it, or delete it to publish the whole site again.",
        cause);
  }

  /** The header's fields while they come in. Fields that are not known are skipped. */
  private static final class HeaderFields {

    private int format;
    private String publishId;
    private String source;
    private String revision;
    private String configuration;
    private String publishedAt;
    private long fence;

    void take(String name, JsonParser json) throws IOException {
      switch (name) {
        case "format" -> takeFormat(json.getIntValue());
        case "publishId" -> publishId = json.getText();
        case "source" -> source = json.getText();
        case "revision" -> revision = json.getText();
        case "configuration" -> configuration = json.getText();
        case "publishedAt" -> publishedAt = json.getText();
        case "fence" -> fence = json.getLongValue();
        default -> json.skipChildren();
      }
    }

    private void takeFormat(int version) {
      format = version;
      require(version >= 1, "its format number is wrong");
      require(
          version <= SiteManifest.FORMAT_VERSION,
          "it has format " + version + ", written by a newer version of this program");
    }

    SiteManifest.Header toHeader() {
      require(format > 0, "it has no format number");
      return new SiteManifest.Header(
          format, publishId, source, revision, configuration, Instant.parse(publishedAt), fence);
    }
  }
}
