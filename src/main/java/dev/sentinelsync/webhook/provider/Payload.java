package dev.sentinelsync.webhook.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.webhook.RefusalReason;
import dev.sentinelsync.webhook.WebhookRefusedException;
import java.io.IOException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The few fields of a JSON payload that are read. The whole body is checked for form and limits;
 * fields that no provider reads, such as commits and their paths, are skipped and never kept.
 */
final class Payload {

  /** The documented payloads are at most eight deep. */
  private static final int MAXIMUM_DEPTH = 64;

  private static final String BRANCH_PREFIX = "refs/heads/";

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAXIMUM_DEPTH)
                          .maxNumberLength(100)
                          .maxNameLength(1000)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .build();

  private final JsonNode node;

  private Payload(JsonNode node) {
    this.node = node;
  }

  /**
   * Reads a payload.
   *
   * @param body the raw bytes
   * @param names the fields of the root object to keep
   * @return those fields
   * @throws WebhookRefusedException when the body is not one JSON object within the limits
   */
  static Payload read(byte[] body, Set<String> names) throws WebhookRefusedException {
    try (JsonParser parser = JSON.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("The body is not a JSON object");
      }
      ObjectNode kept = JSON.createObjectNode();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        if (names.contains(name)) {
          kept.set(name, JSON.readTree(parser));
        } else {
          parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw malformed("The body continues after its JSON object");
      }
      return new Payload(kept);
    } catch (StreamConstraintsException e) {
      throw malformed("The JSON body exceeds a limit" + place(e));
    } catch (JsonProcessingException e) {
      throw malformed("The body is not well-formed JSON" + place(e));
    } catch (IOException e) {
      // Bytes in memory fail for one reason only: they are no text.
      throw malformed("The body is not text in a Unicode encoding");
    }
  }

  static WebhookRefusedException malformed(String message) {
    return new WebhookRefusedException(RefusalReason.MALFORMED, message);
  }

  /** The text at a place, empty when it is absent or of another type. */
  String text(String... path) {
    JsonNode found = at(path);
    return found.isTextual() || found.isIntegralNumber() ? found.asText() : "";
  }

  boolean has(String... path) {
    return !at(path).isMissingNode();
  }

  /** The elements of the list at a place. */
  Stream<Payload> each(String... path) {
    return StreamSupport.stream(at(path).spliterator(), false).map(Payload::new);
  }

  /** The branches among full reference names; tags and notes are left out. */
  static SortedSet<String> branches(Stream<String> references) {
    SortedSet<String> branches = new TreeSet<>();
    references
        .filter(reference -> reference.startsWith(BRANCH_PREFIX))
        .map(reference -> reference.substring(BRANCH_PREFIX.length()))
        .forEach(branches::add);
    return branches;
  }

  private JsonNode at(String... path) {
    JsonNode found = node;
    for (String name : path) {
      found = found.isObject() ? found.path(name) : MissingNode.getInstance();
    }
    return found;
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : ", line %d, column %d"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }
}
