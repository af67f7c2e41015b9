package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The YAML side of the tree: scalars as written, aliases and merge keys resolved (Jackson does
 * neither). An alias shares the node of its anchor; what it would expand to is counted, so that a
 * few bytes cannot stand for a billion entries.
 */
final class YamlTreeBuilder extends TreeBuilder {

  private static final String MERGE = "<<";

  /** A long text that many aliases repeat costs as much as that many entries of this length. */
  private static final int UNITS_OF_ENTRY = 64;

  private final String[] lines;
  private final ContentLimits limits;
  private final ProblemSink problems;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int expanded;

  /** What an anchor names; the node is null while it is still open. */
  private record Anchored(JsonNode node, int entries) {}

  YamlTreeBuilder(String text, ContentLimits limits, ProblemSink problems) {
    super(limits, problems);
    this.lines = text.split("\n", -1);
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  JsonNode scalar(JsonParser parser) throws IOException, UnreadableFileException {
    YAMLParser yaml = (YAMLParser) parser;
    if (yaml.isCurrentAlias()) {
      return resolved(parser, parser.getText());
    }
    JsonNode node =
        parser.currentToken() == JsonToken.VALUE_NULL
            ? NODES.nullNode()
            : NODES.textNode(parser.getText());
    if (anchor(parser) != null) {
      anchors.put(anchor(parser), new Anchored(node, node.asText().length() / UNITS_OF_ENTRY));
    }
    return node;
  }

  @Override
  String fieldName(JsonParser parser) throws IOException, UnreadableFileException {
    if (((YAMLParser) parser).isCurrentAlias()) {
      JsonNode key = resolved(parser, parser.getText());
      if (!key.isTextual()) {
        throw reject(
            parser,
            "alias-key",
            "The alias %s stands as a key, and what it names is no text."
                .formatted(Excerpt.of(parser.getText())));
      }
      return key.textValue();
    }
    String name = parser.currentName();
    if (anchor(parser) != null) {
      anchors.put(anchor(parser), new Anchored(NODES.textNode(name), 0));
    }
    return name;
  }

  @Override
  String anchor(JsonParser parser) throws IOException {
    return ((AnchoredYamlFactory.Parser) parser).anchor();
  }

  @Override
  void opened(Frame frame) {
    if (frame.anchor != null) {
      anchors.put(frame.anchor, new Anchored(null, 0));
    }
  }

  @Override
  void closed(Frame frame, int entries) {
    if (frame.node instanceof ObjectNode object && object.get(MERGE) != null) {
      merge(object);
    }
    if (frame.anchor != null) {
      anchors.put(frame.anchor, new Anchored(frame.node, entries));
    }
  }

  @Override
  int textLine(JsonParser parser) {
    JsonLocation at = parser.currentTokenLocation();
    int line = at.getLineNr();
    int column = at.getColumnNr() - 1;
    if (line < 1 || line > lines.length || column < 0 || column >= lines[line - 1].length()) {
      return line;
    }
    char first = lines[line - 1].charAt(column);
    return first == '|' || first == '>' ? line + 1 : line;
  }

  private JsonNode resolved(JsonParser parser, String name) throws UnreadableFileException {
    Anchored target = anchors.get(name);
    if (target == null) {
      throw reject(
          parser, "unknown-alias", "The alias " + Excerpt.of(name) + " has no anchor before it.");
    }
    if (target.node == null) {
      throw reject(
          parser,
          "alias-cycle",
          "The alias " + Excerpt.of(name) + " stands inside its own anchor.");
    }
    expanded += target.entries + 1;
    if (expanded > limits.aliasEntries()) {
      throw reject(
          parser,
          "alias-expansion",
          "The aliases stand for more than " + limits.aliasEntries() + " entries.");
    }
    countExpanded(target.entries);
    return target.node;
  }

  /** Fields of the object itself win over merged ones; of several merged objects the first wins. */
  private void merge(ObjectNode object) {
    JsonNode sources = object.remove(MERGE);
    for (JsonNode source : sources.isArray() ? sources : NODES.arrayNode().add(sources)) {
      if (source instanceof ObjectNode) {
        source.fields().forEachRemaining(e -> object.putIfAbsent(e.getKey(), e.getValue()));
      } else {
        problems.warning(0, 0, "merge-key", "A merge key '<<' names no object; it was ignored.");
      }
    }
  }
}
