package dev.sentinelsync.site.page.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** The parts of connector definitions that are kept as JSON text, read back for rendering. */
final class DefinitionJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DefinitionJson() {}

  /**
   * Parses a kept part.
   *
   * @param json the text; empty for a part that the definition does not have
   * @throws IllegalArgumentException when the text is no JSON, which only a defect of ours can
   *     cause
   */
  static JsonNode parse(String json) {
    if (json.isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A kept part of a connector definition is no JSON", e);
    }
  }

  /** The text of a scalar field with LF line ends; empty when absent, null or no scalar. */
  static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? unixLineEnds(value.asText()) : "";
  }

  /** The texts of a list, or the one text that stands in its place. */
  static List<String> texts(JsonNode value) {
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(unixLineEnds(value.textValue()));
    }
    for (JsonNode element : value) {
      if (element.isTextual()) {
        texts.add(unixLineEnds(element.textValue()));
      }
    }
    return texts;
  }

  private static String unixLineEnds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
