package dev.sentinelsync.http;

import dev.sentinelsync.support.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer with a body in memory.
 *
 * @param status HTTP status
 * @param contentType of the body
 * @param body the body
 * @param headers further headers
 */
public record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

  private Answer(int status, String contentType, byte[] body) {
    this(status, contentType, body, Map.of());
  }

  /** An answer in JSON. */
  public static Answer json(int status, Object value) {
    return new Answer(status, "application/json", Json.bytes(value));
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

  /** A refusal with its reason. */
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
    return new Answer(status, contentType, body, more);
  }

  /** Sends the answer, unless the client went away or another one is under way. */
  public void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.closed() || response.headWritten()) {
      return;
    }
    response.setStatusCode(status);
    headers.forEach(response::putHeader);
    protect(response, contentType);
    if (context.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length)).end();
    } else {
      response.end(Buffer.buffer(body));
    }
  }

  /** The headers of every answer: nothing is stored, and the type is not guessed. */
  public static void protect(HttpServerResponse response, String contentType) {
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
  }
}
