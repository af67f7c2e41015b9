package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Builds a tree from a token stream, without recursion, within limits, and remembers where each
 * value stands. Of duplicate keys the last one wins and is reported. Subclasses say what a scalar
 * is; the anchors of YAML are the other thing that the two formats do not share.
 */
abstract class TreeBuilder {

  /** Keeps the spelling of decimals ({@code 1.10} is not {@code 1.1}). */
  static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private final ContentLimits limits;
  private final ProblemSink problems;
  private final Map<JsonNode, Integer> lines = new IdentityHashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private int entries;

  TreeBuilder(ContentLimits limits, ProblemSink problems) {
    this.limits = limits;
    this.problems = problems;
  }

  /** An object or list whose end has not been seen. */
  static final class Frame {
    final ContainerNode<?> node;
    final String anchor;
    final int entriesBefore;
    String field;

    Frame(ContainerNode<?> node, String anchor, int entriesBefore) {
      this.node = node;
      this.anchor = anchor;
      this.entriesBefore = entriesBefore;
    }
  }

  /** The scalar at the parser's token. */
  abstract JsonNode scalar(JsonParser parser) throws IOException, UnreadableFileException;

  /** The field name at the parser's token. */
  String fieldName(JsonParser parser) throws IOException, UnreadableFileException {
    return parser.currentName();
  }

  /** The anchor that the parser's token bears, or null. */
  String anchor(JsonParser parser) throws IOException {
    return null;
  }

  /** Called when an object or list begins. */
  void opened(Frame frame) {}

  /**
   * Called when an object or list is whole.
   *
   * @param expandedEntries how many entries it holds at all depths, aliases expanded
   */
  void closed(Frame frame, int expandedEntries) {}

  /** The one-based line where the text of the token begins. */
  int textLine(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  /**
   * Reads one value.
   *
   * @return the document, or null when the stream holds no value
   */
  final Document build(JsonParser parser) throws IOException, UnreadableFileException {
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT -> push(parser, NODES.objectNode());
        case START_ARRAY -> push(parser, NODES.arrayNode());
        case FIELD_NAME -> open.element().field = checkedName(parser, fieldName(parser));
        case END_OBJECT, END_ARRAY -> {
          Frame frame = open.pop();
          closed(frame, entries - frame.entriesBefore);
          if (open.isEmpty()) {
            return new Document(frame.node, lines);
          }
        }
        default -> {
          JsonNode scalar = scalar(parser);
          place(parser, scalar, textLine(parser));
          if (open.isEmpty()) {
            return new Document(scalar, lines);
          }
        }
      }
    }
    return null;
  }

  /** Adds to the count of entries what an alias stands for. */
  final void countExpanded(int more) {
    entries += more;
  }

  final UnreadableFileException reject(JsonParser parser, String code, String message) {
    JsonLocation at = parser.currentTokenLocation();
    return Rejection.of(at.getLineNr(), at.getColumnNr(), code, message);
  }

  private void push(JsonParser parser, ContainerNode<?> node)
      throws IOException, UnreadableFileException {
    if (open.size() >= limits.depth()) {
      throw reject(
          parser, "too-deep", "Objects and lists are nested deeper than " + limits.depth() + ".");
    }
    Frame frame = new Frame(node, anchor(parser), entries);
    place(parser, node, parser.currentTokenLocation().getLineNr());
    open.push(frame);
    opened(frame);
  }

  private void place(JsonParser parser, JsonNode node, int line) throws UnreadableFileException {
    if (++entries > limits.entries()) {
      throw reject(
          parser, "too-many-entries", "The file has more than " + limits.entries() + " entries.");
    }
    // Shared instances (null, booleans, the empty text) and aliased nodes keep their first place.
    if (node.isContainerNode() || node.isTextual()) {
      lines.putIfAbsent(node, line);
    }
    Frame frame = open.peek();
    if (frame == null) {
      return;
    }
    if (frame.node instanceof ArrayNode array) {
      array.add(node);
    } else {
      ((ObjectNode) frame.node).set(frame.field, node);
    }
  }

  private String checkedName(JsonParser parser, String name) throws UnreadableFileException {
    if (((ObjectNode) open.element().node).has(name)) {
      JsonLocation at = parser.currentTokenLocation();
      problems.info(
          at.getLineNr(),
          at.getColumnNr(),
          "duplicate-key",
          "The key " + Excerpt.of(name) + " stands twice in one object; the last one counts.");
    }
    return name;
  }
}
