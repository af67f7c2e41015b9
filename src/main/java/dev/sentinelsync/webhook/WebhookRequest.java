package dev.sentinelsync.webhook;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A delivery as it came in; nothing of it is trusted.
 *
 * @param provider last segment of the request path
 * @param headers header values by name, looked up without regard to case; a repeated header has its
 *     values joined by a comma
 * @param body the raw bytes, over which signatures are made
 * @param remoteAddress IP address of the sender, empty when unknown
 */
public record WebhookRequest(
    String provider, Map<String, String> headers, byte[] body, String remoteAddress) {

  /** Copies the headers. */
  public WebhookRequest {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = Collections.unmodifiableMap(copy);
  }

  /**
   * The value of a header.
   *
   * @param name its name in any case
   * @return its value without surrounding blanks, empty when the header is absent
   */
  public String header(String name) {
    return headers.getOrDefault(name, "").strip();
  }

  /** Leaves out headers and body, for they hold secrets. */
  @Override
  public String toString() {
    return "WebhookRequest[%s, %d bytes]".formatted(provider, body.length);
  }
}
