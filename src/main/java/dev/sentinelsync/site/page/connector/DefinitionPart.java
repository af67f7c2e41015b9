package dev.sentinelsync.site.page.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.support.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a connector definition as templates read it. Files of the repository may hold any JSON
 * at any place, so every method has an answer for every value.
 */
public final class DefinitionPart {

  private final JsonNode node;

  private DefinitionPart(JsonNode node) {
    this.node = node;
  }

  /**
   * Parses a stored part.
   *
   * @param json the text; empty for a part that the definition does not have
   * @throws IllegalArgumentException when the text is no JSON, which is a defect of the program
   */
  static DefinitionPart parse(String json) {
    if (json.isEmpty()) {
      return new DefinitionPart(MissingNode.getInstance());
    }
    try {
      return new DefinitionPart(Json.MAPPER.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A stored part of a connector definition is no JSON", e);
    }
  }

  /** The text of a scalar field with LF line ends; empty when absent, null or no scalar. */
  public String text(String field) {
    JsonNode value = node.path(field);
    return value.isValueNode() && !value.isNull() ? unixLineEnds(value.asText()) : "";
  }

  /** Whether a field is true; no when it is absent. */
  public boolean flag(String field) {
    return flag(field, false);
  }

  /**
   * Whether a field is true, its name in any case, with the answer for a field that is absent or no
   * truth value.
   */
  public boolean flag(String field, boolean otherwise) {
    return Document.ignoringCase(node, field).asBoolean(otherwise);
  }

  /** The texts in a list, or the one text in place of a list. */
  public List<String> texts(String field) {
    JsonNode value = node.path(field);
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

  /** The value of a field; a part without anything when it is absent. */
  public DefinitionPart part(String field) {
    return new DefinitionPart(node.path(field));
  }

  /** The values in a list or object; none when the field is absent. */
  public List<DefinitionPart> parts(String field) {
    return part(field).parts();
  }

  /** The setup steps in a list. */
  public List<SetupStep> steps(String field) {
    return SetupStep.of(part(field));
  }

  List<DefinitionPart> parts() {
    List<DefinitionPart> parts = new ArrayList<>();
    node.forEach(element -> parts.add(new DefinitionPart(element)));
    return parts;
  }

  private static String unixLineEnds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
