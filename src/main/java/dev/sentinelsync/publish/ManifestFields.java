package dev.sentinelsync.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The fields of a {@link ManifestFormat manifest} or of one of its parts while they come in. They
 * are as untrusted as any input: paths, digests and numbers are checked. Fields that are not known
 * are skipped.
 */
final class ManifestFields {

  /** The highest {@code limits.max-outputs}; a manifest beyond it is an attack on the memory. */
  private static final int MAX_PAGES = 1_000_000;

  private static final int MAX_PARTS = 256;
  private static final Pattern PART_NAME = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern PART_PATH =
      Pattern.compile(Pattern.quote(ManifestPart.FOLDER) + "/[0-9a-f]{2}-[0-9a-f]{16}\\.json");

  private static final JsonFactory JSON = new JsonFactory();

  private final PartSource source;
  private final SortedMap<String, PageEntry> pages = new TreeMap<>();
  private final SortedMap<String, ManifestPart> parts = new TreeMap<>();
  private final List<String> superseded = new ArrayList<>();
  private int format;
  private String publishId;
  private String revision;
  private String repository;
  private String configuration;
  private String publishedAt;
  private long fence;

  /**
   * @param source of the parts that a manifest may name
   */
  ManifestFields(PartSource source) {
    this.source = source;
  }

  /**
   * Takes an object's fields.
   *
   * @param path where the object lies, for messages
   * @throws TargetException {@code CORRUPT} when it is damaged
   */
  void read(byte[] text, String path) {
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        take(name, json);
      }
      require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
    } catch (IOException e) {
      throw ManifestFormat.corrupt(path, "it is no valid JSON", e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw ManifestFormat.corrupt(path, e.getMessage(), e);
    }
  }

  private void take(String name, JsonParser json) throws IOException {
    switch (name) {
      case "format" -> takeFormat(json.getIntValue());
      case "publishId" -> publishId = json.getText();
      case "source" -> repository = json.getText();
      case "revision" -> revision = json.getText();
      case "configuration" -> configuration = json.getText();
      case "publishedAt" -> publishedAt = json.getText();
      case "fence" -> fence = json.getLongValue();
      case "superseded" -> takeSuperseded(json);
      case "parts" -> takeParts(json);
      case "pages" -> takePages(json);
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

  private void takeSuperseded(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY, "its superseded parts are no array");
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      String path = json.getText();
      // Deleted by the next publish, so nothing but a part may be named.
      require(PART_PATH.matcher(path).matches(), "it supersedes what is no part");
      superseded.add(path);
      require(superseded.size() <= MAX_PARTS, "it supersedes too many parts");
    }
    require(json.currentToken() == JsonToken.END_ARRAY, "its superseded parts end too early");
  }

  private void takeParts(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "its parts are no object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      require(PART_NAME.matcher(name).matches(), "it names a part that there cannot be");
      require(json.nextToken() == JsonToken.START_ARRAY, "a part's entry is no array");
      String sha256 = json.nextTextValue();
      require(sha256 != null, "a part's digest is missing");
      int size = json.nextIntValue(-1);
      int doubts = json.nextIntValue(-1);
      int retained = json.nextIntValue(-1);
      require(
          size <= MAX_PAGES && doubts >= 0 && retained >= 0 && retained <= size,
          "a part's numbers are wrong");
      require(json.nextToken() == JsonToken.END_ARRAY, "a part's entry is too long");
      ManifestPart part = ManifestPart.held(name, sha256, size, doubts, retained, source);
      require(parts.put(name, part) == null, "it names a part twice");
    }
    require(json.currentToken() == JsonToken.END_OBJECT, "its parts end too early");
  }

  private void takePages(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "its pages are no object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = checkedPath(json.currentName());
      require(json.nextToken() == JsonToken.START_ARRAY, "a page's entry is no array");
      String sha256 = json.nextTextValue();
      require(sha256 != null, "a page's digest is missing");
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
      throw new IllegalArgumentException("it names a path that no page can have", e);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** What came in, as a manifest. */
  SiteManifest toManifest() {
    require(format > 0, "it has no format number");
    SiteManifest.Header header =
        new SiteManifest.Header(
            publishId, repository, revision, configuration, Instant.parse(publishedAt), fence);
    return format == 1
        ? new SiteManifest(header, pages)
        : SiteManifest.held(header, parts, superseded);
  }

  /** The pages of a part. */
  SortedMap<String, PageEntry> pages() {
    return pages;
  }
}
