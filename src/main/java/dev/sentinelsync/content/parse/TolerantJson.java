package dev.sentinelsync.content.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads JSON as people write it: with comments, trailing commas, raw line breaks in texts, {@code
 * NaN}. Each liberty is granted only once the file needs it, and is reported where it was first
 * taken.
 */
public final class TolerantJson {

  /** A departure from the JSON standard whose meaning is clear. */
  private enum Liberty {
    COMMENTS(JsonReadFeature.ALLOW_JAVA_COMMENTS, "json-comment", "JSON has no comments"),
    TRAILING_COMMA(
        JsonReadFeature.ALLOW_TRAILING_COMMA, "trailing-comma", "A comma stands before an end"),
    NOT_A_NUMBER(
        JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, "json-nan", "NaN and Infinity are not JSON"),
    RAW_CONTROLS(
        JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
        "raw-control-character",
        "A line break or tab inside a text is not escaped"),
    RAW_BACKSLASH(
        JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
        "raw-backslash",
        "A backslash stands before a character that needs none");

    final JsonReadFeature feature;
    final String code;
    final String message;

    Liberty(JsonReadFeature feature, String code, String message) {
      this.feature = feature;
      this.code = code;
      this.message = message + "; it was read around.";
    }
  }

  /** An entry is a value, most have a name, and containers have an end. */
  private static final long TOKENS_OF_AN_ENTRY = 3;

  private static final ObjectReader PARTS = new ObjectMapper().readerFor(JsonNode.class);

  private final ContentLimits limits;
  private final JsonFactory factory;
  private final JsonFactory parts;

  /** A reader within limits; it is immutable and may be shared between threads. */
  public TolerantJson(ContentLimits limits) {
    this.limits = limits;
    this.factory = JsonFactory.builder().streamReadConstraints(limits.constraints()).build();
    this.parts =
        JsonFactory.builder()
            .streamReadConstraints(
                limits
                    .constraints()
                    .rebuild()
                    .maxTokenCount(TOKENS_OF_AN_ENTRY * limits.entries())
                    .build())
            .build();
    for (Liberty liberty : Liberty.values()) {
      parts.enable(liberty.feature.mappedFeature());
    }
  }

  /**
   * Reads a file.
   *
   * @param bytes the whole blob
   * @param problems receives what was read around
   * @return the document; its root is an object or an array
   * @throws UnreadableFileException with line and column when nothing can be made of it
   */
  public Document read(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    String text = SourceText.decode(bytes, limits, problems);
    EnumSet<Liberty> granted = EnumSet.noneOf(Liberty.class);
    List<Problem> taken = new ArrayList<>();
    Attempt attempt = attempt(text, granted);
    while (attempt.stoppedAt.isPresent()) {
      Attempt further = furtherThan(attempt, text, granted, taken);
      if (further == null) {
        break;
      }
      attempt = further;
    }
    if (attempt.failure != null) {
      throw attempt.failure;
    }
    taken.forEach(problems::add);
    attempt.noticed.forEach(problems::add);
    return attempt.document;
  }

  /** Receives one field of the root of a file, or one element of a list that is such a field. */
  @FunctionalInterface
  public interface PartVisitor {
    void visit(String field, JsonNode value);
  }

  /**
   * Reads a large file part by part, so that never more than one part is held as a tree. The
   * departures from the standard that {@link #read} knows are read and not reported.
   *
   * @param bytes the whole blob
   * @param fields the fields of the root that are read, in lower case, for the file may spell them
   *     in any case; all others are skipped
   * @param problems receives what was read around
   * @param visitor receives each field that is read, a list element by element
   * @throws UnreadableFileException with line and column when the file is no JSON object, or
   *     exceeds the limits
   */
  public void readParts(byte[] bytes, Set<String> fields, ProblemSink problems, PartVisitor visitor)
      throws UnreadableFileException {
    String text = SourceText.decode(bytes, limits, problems);
    try (JsonParser parser = parts.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Rejection.of(1, 1, "not-an-object", "The file is JSON, but its root is no object.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName().toLowerCase(Locale.ROOT);
        JsonToken value = parser.nextToken();
        if (!fields.contains(field)) {
          parser.skipChildren();
        } else if (value == JsonToken.START_ARRAY) {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            visitor.visit(field, PARTS.readTree(parser));
          }
        } else {
          visitor.visit(field, PARTS.readTree(parser));
        }
      }
    } catch (JsonProcessingException e) {
      throw syntax(e);
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot fail to be read", e);
    }
  }

  /** As {@link #read}, and the root must be an object. */
  public Document readObject(byte[] bytes, ProblemSink problems) throws UnreadableFileException {
    Document document = read(bytes, problems);
    if (!document.root().isObject()) {
      throw Rejection.of(1, 1, "not-an-object", "The file is JSON, but its root is no object.");
    }
    return document;
  }

  /** Grants the one liberty that lets the parser pass the place where it stopped; else null. */
  private Attempt furtherThan(
      Attempt stopped, String text, EnumSet<Liberty> granted, List<Problem> taken) {
    Problem at = stopped.failure.problem();
    for (Liberty liberty : EnumSet.complementOf(granted)) {
      EnumSet<Liberty> more = EnumSet.copyOf(granted);
      more.add(liberty);
      Attempt attempt = attempt(text, more);
      if (attempt.isFurtherThan(stopped)) {
        granted.add(liberty);
        taken.add(
            new Problem(at.line(), at.column(), Problem.Level.INFO, liberty.code, liberty.message));
        return attempt;
      }
    }
    return null;
  }

  /**
   * One try.
   *
   * @param document what was read, or null
   * @param failure why nothing can be made of the file, or null
   * @param stoppedAt character at which a syntax error stopped it; empty if it came to the end
   */
  private record Attempt(
      Document document,
      List<Problem> noticed,
      UnreadableFileException failure,
      OptionalLong stoppedAt) {

    boolean isFurtherThan(Attempt other) {
      return stoppedAt.isEmpty() || stoppedAt.getAsLong() > other.stoppedAt.getAsLong();
    }
  }

  private Attempt attempt(String text, Set<Liberty> liberties) {
    List<Problem> noticed = new ArrayList<>();
    try (JsonParser parser = parser(text, liberties)) {
      try {
        Document document = new JsonTreeBuilder(limits, noticed::add).build(parser);
        return new Attempt(checked(document, parser, noticed), noticed, null, OptionalLong.empty());
      } catch (JsonProcessingException e) {
        return new Attempt(null, noticed, syntax(e), OptionalLong.of(offset(e)));
      } catch (UnreadableFileException e) {
        return new Attempt(null, noticed, e, OptionalLong.empty());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A string cannot fail to be read", e);
    }
  }

  private JsonParser parser(String text, Set<Liberty> liberties) throws IOException {
    JsonParser parser = factory.createParser(text);
    liberties.forEach(l -> parser.enable(l.feature.mappedFeature()));
    return parser;
  }

  private static Document checked(Document document, JsonParser parser, List<Problem> noticed)
      throws IOException, UnreadableFileException {
    if (document == null) {
      throw Rejection.of(1, 1, "empty-file", "The file holds no JSON.");
    }
    if (!document.root().isContainerNode()) {
      throw Rejection.of(1, 1, "not-an-object", "The file is JSON, but neither object nor list.");
    }
    JsonLocation end = parser.currentLocation();
    boolean more;
    try {
      more = parser.nextToken() != null;
    } catch (JsonProcessingException e) {
      more = true;
    }
    if (more) {
      noticed.add(
          new Problem(
              end.getLineNr(),
              end.getColumnNr(),
              Problem.Level.WARNING,
              "trailing-content",
              "Something follows the end of the JSON; it was ignored."));
    }
    return document;
  }

  private static long offset(JsonProcessingException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
  }

  private static UnreadableFileException syntax(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return Rejection.of(
        at == null ? 0 : Math.max(0, at.getLineNr()),
        at == null ? 0 : Math.max(0, at.getColumnNr()),
        "json-syntax",
        "The JSON cannot be read: " + SyntaxComplaint.json(e.getOriginalMessage()));
  }

  /** Scalars keep their JSON type; decimals keep their spelling. */
  private static final class JsonTreeBuilder extends TreeBuilder {

    JsonTreeBuilder(ContentLimits limits, ProblemSink problems) {
      super(limits, problems);
    }

    @Override
    JsonNode scalar(JsonParser parser) throws IOException {
      return switch (parser.currentToken()) {
        case VALUE_NULL -> NODES.nullNode();
        case VALUE_TRUE -> NODES.booleanNode(true);
        case VALUE_FALSE -> NODES.booleanNode(false);
        case VALUE_NUMBER_INT ->
            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? NODES.numberNode(parser.getBigIntegerValue())
                : NODES.numberNode(parser.getLongValue());
        case VALUE_NUMBER_FLOAT ->
            parser.isNaN() ? NODES.textNode(parser.getText()) : decimal(parser);
        default -> NODES.textNode(parser.getText());
      };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
      try {
        return NODES.numberNode(parser.getDecimalValue());
      } catch (NumberFormatException e) {
        // An exponent of more than ten digits: it stays as it is written.
        return NODES.textNode(parser.getText());
      }
    }
  }
}
