package dev.sentinelsync.publish.objects;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sentinelsync.publish.PathRules;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The written form of a note: {@code {"format": 1, "publishId": "…", "fence": 7, "pages": {"a.md":
 * "p", …}, "late": {}}}, a page with the letter of its phase. What is read is as untrusted as a
 * manifest.
 */
final class NoteFormat {

  private static final int VERSION = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private NoteFormat() {}

  static byte[] write(PublishNote note) {
    // As text first: into bytes, Jackson writes names beyond the basic plane as no UTF-8.
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("format", VERSION);
      json.writeStringField("publishId", note.publishId());
      json.writeNumberField("fence", note.fence());
      writePages(json, "pages", note.pages());
      writePages(json, "late", note.late());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a writer into memory does not fail", e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void writePages(JsonGenerator json, String name, SortedMap<String, Phase> pages)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Phase> page : pages.entrySet()) {
      json.writeStringField(page.getKey(), page.getValue().code());
    }
    json.writeEndObject();
  }

  /**
   * @throws TargetException {@code CORRUPT} when it is damaged or of a newer format
   */
  static PublishNote read(byte[] text) {
    int format = 0;
    String publishId = "";
    long fence = 0;
    SortedMap<String, Phase> pages = new TreeMap<>();
    SortedMap<String, Phase> late = new TreeMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "format" -> format = json.getIntValue();
          case "publishId" -> publishId = json.getText();
          case "fence" -> fence = json.getLongValue();
          case "pages" -> readPages(json, pages);
          case "late" -> readPages(json, late);
          default -> json.skipChildren();
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT, "it ends too early");
    } catch (IOException | IllegalArgumentException e) {
      throw corrupt("it is no valid JSON of a note", e);
    }
    require(format == VERSION, "its format is " + format + ", known is " + VERSION);
    require(!publishId.isEmpty(), "it names no publish");
    return new PublishNote(publishId, fence, pages, late);
  }

  private static void readPages(JsonParser json, SortedMap<String, Phase> pages)
      throws IOException {
    require(json.currentToken() == JsonToken.START_OBJECT, "its pages are no object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String path = checkedPath(json.currentName());
      pages.put(path, Phase.ofCode(String.valueOf(json.nextTextValue())));
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
        Reason.CORRUPT,
        "The target's note of the last publish ("
            + SiteRecords.NOTE_PATH
            + ") cannot be used: "
            + why
            + ". Delete it and repair the target with 'verify --repair'.",
        cause);
  }
}
