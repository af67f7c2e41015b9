package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.ItemMetadata;
import dev.sentinelsync.content.fact.RequiredConnector;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.Excerpt;
import dev.sentinelsync.content.parse.Problem;
import dev.sentinelsync.content.parse.ProblemSink;
import dev.sentinelsync.content.parse.Rejection;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes the fields that several kinds of content share out of a document, within limits. */
final class ItemFields {

  private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}");

  /** All parameters in parentheses, as a query declares them. */
  private static final Pattern SIGNATURE = Pattern.compile("(?s)^\\s*\\((.*)\\)\\s*$");

  /** {@code ['name']} or {@code ["name"]}. */
  private static final Pattern BRACKETED = Pattern.compile("^\\[\\s*[\"'](.*)[\"']\\s*]$");

  private final Document document;
  private final ContentLimits limits;
  private final ProblemSink problems;

  ItemFields(Document document, ContentLimits limits, ProblemSink problems) {
    this.document = document;
    this.limits = limits;
    this.problems = problems;
  }

  /** A field of the root; its name is compared without case. */
  JsonNode node(String field) {
    return Document.ignoringCase(document.root(), field);
  }

  /** A text of any length; what is no text counts as absent and is reported. */
  String text(String field) {
    return text(document.root(), field);
  }

  String text(JsonNode parent, String field) {
    JsonNode node = Document.ignoringCase(parent, field);
    if (node.isContainerNode() && !node.isEmpty()) {
      reportNoText(node, field);
    }
    return Document.scalar(node);
  }

  private void reportNoText(JsonNode node, String field) {
    problems.warning(
        document.line(node),
        0,
        "not-a-text",
        "The field " + Excerpt.of(field) + " should be a text; it was left out.");
  }

  /** A name or title: one line, cut at the limit. */
  String name(String field) {
    return name(document.root(), field);
  }

  String name(JsonNode parent, String field) {
    String name = text(parent, field).replace('\n', ' ');
    if (name.length() <= limits.nameLength()) {
      return name;
    }
    problems.warning(
        document.line(parent.path(field)),
        0,
        "name-too-long",
        "The field "
            + Excerpt.of(field)
            + " is longer than "
            + limits.nameLength()
            + " characters and was cut.");
    int end = limits.nameLength();
    return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
  }

  /** The query of a field; empty when the field is absent or blank. */
  List<ContentQuery> query(JsonNode node, List<ContentQuery.Parameter> parameters)
      throws UnreadableFileException {
    if (node.isContainerNode() && !node.isEmpty()) {
      reportNoText(node, "query");
    }
    String written = node.isTextual() ? node.asText() : "";
    String query = written.strip();
    if (query.isEmpty()) {
      return List.of();
    }
    int line = document.line(node);
    if (query.length() > limits.queryLength()) {
      throw Rejection.of(
          line,
          0,
          "query-too-long",
          "The query is longer than " + limits.queryLength() + " characters.");
    }
    long blankLines =
        written
            .substring(0, written.indexOf(query.charAt(0)))
            .chars()
            .filter(c -> c == '\n')
            .count();
    return List.of(new ContentQuery(query, line == 0 ? 0 : line + (int) blankLines, parameters));
  }

  /** {@code requiredDataConnectors}, in order, duplicates kept; odd shapes are reported. */
  List<RequiredConnector> requiredConnectors() {
    List<RequiredConnector> connectors = new ArrayList<>();
    for (JsonNode connector : flat(node("requiredDataConnectors"))) {
      JsonNode written =
          connector.isObject() ? Document.ignoringCase(connector, "connectorId") : connector;
      List<String> ids = Document.texts(written);
      List<String> dataTypes = Document.texts(Document.ignoringCase(connector, "dataTypes"));
      ids.forEach(id -> connectors.add(new RequiredConnector(id, dataTypes)));
      if (ids.isEmpty() && !dataTypes.isEmpty()) {
        oddConnector(
            connector,
            "names " + Excerpt.of(String.join(", ", dataTypes)) + " and no 'connectorId'");
      } else if (ids.isEmpty() && !connector.isEmpty()) {
        oddConnector(connector, "has no 'connectorId'");
      } else if (!connector.isObject() && !ids.isEmpty()) {
        oddConnector(connector, "is a text instead of an object with a 'connectorId'");
      } else if (written.isArray()) {
        oddConnector(connector, "has a list as its 'connectorId'; each element counts");
      }
    }
    return List.copyOf(connectors);
  }

  private void oddConnector(JsonNode connector, String finding) {
    problems.info(
        document.line(connector),
        0,
        "connector-shape",
        "An element of 'requiredDataConnectors' " + finding + ".");
  }

  /** {@code relevantTechniques}; a few files call it {@code techniques}, which is reported. */
  List<String> techniques() {
    reportForms(node("relevantTechniques"));
    List<String> relevant = Document.texts(node("relevantTechniques"));
    JsonNode other = node("techniques");
    if (!relevant.isEmpty() || Document.texts(other).isEmpty()) {
      return relevant;
    }
    problems.info(
        document.line(other),
        0,
        "techniques-key",
        "The techniques stand under 'techniques' instead of 'relevantTechniques'.");
    return Document.texts(other);
  }

  /** A deployment takes sub-techniques in a field of its own; what the file says is clear. */
  private void reportForms(JsonNode techniques) {
    for (JsonNode technique : elements(techniques)) {
      for (String text : Document.texts(technique)) {
        if (!TECHNIQUE.matcher(text).matches()) {
          problems.info(
              document.line(technique),
              0,
              Problem.TECHNIQUE_FORM,
              Excerpt.of(text) + " in 'relevantTechniques' is not of the form T1234.");
        }
      }
    }
  }

  /** {@code metadata}: where stand-alone content comes from. */
  ItemMetadata metadata() {
    return metadata(node("metadata"));
  }

  ItemMetadata metadata(JsonNode metadata) {
    return new ItemMetadata(
        name(metadata.path("source"), "kind"),
        name(metadata.path("author"), "name"),
        name(metadata.path("support"), "tier"),
        Document.texts(metadata.path("categories").path("domains")));
  }

  /** {@code tags}: texts as they are; of objects every field as {@code name: value}. */
  List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (JsonNode tag : elements(node("tags"))) {
      if (tag.isObject()) {
        texts(tag).forEach((name, value) -> tags.add(name + ": " + value));
      } else {
        tags.addAll(Document.texts(tag));
      }
    }
    return List.copyOf(tags);
  }

  /** The scalar fields of an object, in document order. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .fields()
        .forEachRemaining(
            field -> {
              String value = String.join(", ", Document.texts(field.getValue()));
              if (!value.isEmpty()) {
                texts.put(field.getKey(), value);
              }
            });
    return texts;
  }

  /** The elements of a list; a lone value counts as a list of one, null as none. */
  static Iterable<JsonNode> elements(JsonNode node) {
    if (node.isArray()) {
      return node;
    }
    return node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
  }

  /** The same with the elements of inner lists in place of these. */
  private static List<JsonNode> flat(JsonNode node) {
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode element : elements(node)) {
      if (element.isArray()) {
        elements.addAll(flat(element));
      } else {
        elements.add(element);
      }
    }
    return elements;
  }

  /**
   * Parameters as objects with a name, a type and a default, as fields {@code name: type}, or as
   * text {@code name:type=default, …}.
   */
  static List<ContentQuery.Parameter> parameters(JsonNode list) {
    List<ContentQuery.Parameter> parameters = new ArrayList<>();
    for (JsonNode element : elements(list)) {
      if (!element.isObject()) {
        parts(Document.scalar(element)).forEach(part -> parameters.add(written(part)));
      } else if (!Document.ignoringCase(element, "Name").isMissingNode()) {
        parameters.add(structured(element));
      } else {
        texts(element).forEach((name, type) -> parameters.add(written(name + ":" + type)));
      }
    }
    parameters.removeIf(parameter -> parameter.name().isEmpty());
    return List.copyOf(parameters);
  }

  /** The parts between commas that stand in no parentheses and no text. */
  private static List<String> parts(String written) {
    String declarations = SIGNATURE.matcher(written).replaceFirst("$1");
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i < declarations.length(); i++) {
      char c = declarations.charAt(i);
      if (quote != 0 || c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth <= 0) {
        parts.add(declarations.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(declarations.substring(start));
    return parts;
  }

  /** A parameter with fields of its own; some files write name and type in one field. */
  private static ContentQuery.Parameter structured(JsonNode parameter) {
    ContentQuery.Parameter named =
        written(Document.scalar(Document.ignoringCase(parameter, "Name")));
    String type = Document.scalar(Document.ignoringCase(parameter, "Type"));
    String fallback = Document.scalar(Document.ignoringCase(parameter, "Default"));
    return new ContentQuery.Parameter(
        named.name(),
        type.isEmpty() ? named.type() : type,
        fallback.isEmpty() ? named.defaultValue() : fallback);
  }

  private static ContentQuery.Parameter written(String declaration) {
    int equals = declaration.indexOf('=');
    String head = equals < 0 ? declaration : declaration.substring(0, equals);
    int colon = head.indexOf(':');
    return new ContentQuery.Parameter(
        BRACKETED.matcher((colon < 0 ? head : head.substring(0, colon)).strip()).replaceFirst("$1"),
        colon < 0 ? "" : head.substring(colon + 1).strip(),
        equals < 0 ? "" : declaration.substring(equals + 1).strip());
  }
}
