package dev.sentinelsync.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Walks of a parsed JSON tree, always in document order. */
final class JsonTree {

  private JsonTree() {}

  /** Every object of the tree, parents before children. */
  static void forEachObject(JsonNode node, Consumer<JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(node);
    }
    for (JsonNode child : node) {
      forEachObject(child, visitor);
    }
  }

  /** The first string that any object of the tree holds under a key, depth first. */
  static Optional<String> firstText(JsonNode node, String key) {
    if (node.isObject()) {
      for (Iterator<Map.Entry<String, JsonNode>> fields = node.fields(); fields.hasNext(); ) {
        Map.Entry<String, JsonNode> field = fields.next();
        if (field.getKey().equals(key) && field.getValue().isTextual()) {
          return Optional.of(field.getValue().textValue());
        }
        Optional<String> below = firstText(field.getValue(), key);
        if (below.isPresent()) {
          return below;
        }
      }
    } else {
      for (JsonNode child : node) {
        Optional<String> below = firstText(child, key);
        if (below.isPresent()) {
          return below;
        }
      }
    }
    return Optional.empty();
  }

  /** The string under a key of an object, or the empty string when it is absent or no string. */
  static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isTextual() ? value.textValue() : "";
  }

  /** The strings of a list, or the one string that stands in its place. */
  static List<String> texts(JsonNode value) {
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
  static Iterable<Map.Entry<String, JsonNode>> fields(JsonNode node) {
    return node::fields;
  }
}
