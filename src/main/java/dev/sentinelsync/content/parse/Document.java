package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A YAML or JSON file as a tree that remembers where its values stand. It lives only while a reader
 * works; facts hold plain values.
 */
public final class Document {

  private final JsonNode root;
  private final Map<JsonNode, Integer> lines;

  Document(JsonNode root, Map<JsonNode, Integer> lines) {
    this.root = root;
    this.lines = lines;
  }

  /** A tree without places, such as one part of a large file. */
  public static Document of(JsonNode root) {
    return new Document(root, Map.of());
  }

  /** The root: an object, or (JSON only) an array. */
  public JsonNode root() {
    return root;
  }

  /**
   * Where the text of a value begins.
   *
   * @param node a text, object or array of this document
   * @return its one-based line, or 0 when unknown; for a YAML block scalar the line after its
   *     header
   */
  public int line(JsonNode node) {
    return lines.getOrDefault(node, 0);
  }

  /** The text of a field of the root, trimmed; empty when absent, null or not a scalar. */
  public String text(String field) {
    return text(root, field);
  }

  /** The text of a field, trimmed; empty when absent, null or not a scalar. */
  public static String text(JsonNode node, String field) {
    return scalar(node.path(field));
  }

  /** The trimmed text of a scalar; empty for anything else. */
  public static String scalar(JsonNode node) {
    return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
  }

  /** The non-empty texts of a list, also of lists in it; a lone scalar counts as a list of one. */
  public static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : node.isArray() ? node : List.of(node)) {
      if (element.isArray()) {
        texts.addAll(texts(element));
      } else if (!scalar(element).isEmpty()) {
        texts.add(scalar(element));
      }
    }
    return List.copyOf(texts);
  }

  /** The first field whose name is equal but for case, or a missing node. */
  public static JsonNode ignoringCase(JsonNode node, String field) {
    if (node instanceof ObjectNode object) {
      JsonNode exact = object.get(field);
      if (exact != null) {
        return exact;
      }
      String wanted = field.toLowerCase(Locale.ROOT);
      for (Iterator<Map.Entry<String, JsonNode>> it = object.fields(); it.hasNext(); ) {
        Map.Entry<String, JsonNode> entry = it.next();
        if (entry.getKey().strip().toLowerCase(Locale.ROOT).equals(wanted)) {
          return entry.getValue();
        }
      }
    }
    return MissingNode.getInstance();
  }
}
