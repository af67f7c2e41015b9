package dev.sentinelsync.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.support.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the management port answers.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body the body
 * @param headers further headers
 * @param stream writes the body instead, for as long as it likes; empty for most answers
 */
public record Answer(
    int status,
    String contentType,
    byte[] body,
    Map<String, String> headers,
    Optional<StreamedBody> stream) {

  private Answer(int status, String contentType, byte[] body) {
    this(status, contentType, body, Map.of(), Optional.empty());
  }

  /** An answer in JSON. */
  public static Answer json(int status, Object value) {
    try {
      return new Answer(status, "application/json", Json.MAPPER.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is answered must have a JSON form", e);
    }
  }

  /** An answer that holds JSON already. */
  static Answer writtenJson(String json) {
    return new Answer(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** A text in UTF-8. */
  public static Answer text(int status, String contentType, String text) {
    return new Answer(status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes as they are. */
  public static Answer bytes(String contentType, byte[] body) {
    return new Answer(200, contentType, body);
  }

  /** A body that goes on. */
  public static Answer streamed(String contentType, StreamedBody stream) {
    return new Answer(200, contentType, new byte[0], Map.of(), Optional.of(stream));
  }

  /** A refusal with a sentence. */
  public static Answer refusal(int status, String reason) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("status", status);
    value.put("reason", reason);
    return json(status, value);
  }

  /** The same with a header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, body, more, stream);
  }
}
