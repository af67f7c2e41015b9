package dev.sentinelsync.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A request that found its route.
 *
 * @param variables what the groups of the route's path matched
 * @param query the undecoded query; may be null
 * @param contentType may be null
 * @param body the body, within the limit
 */
public record ManagementRequest(
    List<String> variables, String query, String contentType, byte[] body) {

  private static final JsonMapper JSON = new JsonMapper();

  /** The value of a query parameter. */
  public Optional<String> parameter(String name) {
    if (query == null) {
      return Optional.empty();
    }
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        try {
          String value = pair.substring(name.length() + 1);
          return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          throw new RefusedException(400, "The query is not properly encoded.");
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The body as a JSON object; an empty body counts as an empty object.
   *
   * @param allowed the fields that it may have
   */
  JsonNode json(Set<String> allowed) {
    if (body.length == 0) {
      return JSON.createObjectNode();
    }
    // Also keeps web pages of other origins from sending one without being asked first.
    if (contentType == null
        || !contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      throw new RefusedException(415, "Only JSON is taken; set Content-Type: application/json.");
    }
    JsonNode object = parsed();
    if (!object.isObject()) {
      throw new RefusedException(400, "The body must be a JSON object.");
    }
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!allowed.contains(name)) {
                throw new RefusedException(
                    400, "The body has an unknown field; allowed are " + allowed + ".");
              }
            });
    return object;
  }

  private JsonNode parsed() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new RefusedException(400, "The body is not well-formed JSON.");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }
}
