package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Walks of a parsed JSON tree, always in document order. */
public final class JsonTree {

  private JsonTree() {}

  /** Every object of the tree, parents before children. */
  public static void forEachObject(JsonNode node, Consumer<JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(node);
    }
    for (JsonNode child : node) {
      forEachObject(child, visitor);
    }
  }

  /** For every key of the tree the first string that stands under it, depth first. */
  public static Map<String, String> firstTexts(JsonNode root) {
    Map<String, String> texts = new HashMap<>();
    collectFirstTexts(root, texts);
    return texts;
  }

  private static void collectFirstTexts(JsonNode node, Map<String, String> texts) {
    for (Map.Entry<String, JsonNode> field : fields(node)) {
      if (field.getValue().isTextual()) {
        texts.putIfAbsent(field.getKey(), field.getValue().textValue());
      }
      collectFirstTexts(field.getValue(), texts);
    }
    if (node.isArray()) {
      node.forEach(element -> collectFirstTexts(element, texts));
    }
  }

  /** The string under a key of an object, or the empty string when it is absent or no string. */
  public static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? value.textValue() : "";
  }

  /** The strings of a list, or the one string that stands in its place. */
  public static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.textValue());
    }
    for (JsonNode element : value) {
      if (element.isTextual()) {
        texts.add(element.textValue());
      }
    }
    return texts;
  }

  /** The keys of an object. */
  public static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode node) {
    return node::fields;
  }
}
