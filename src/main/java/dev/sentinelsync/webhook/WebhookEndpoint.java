package dev.sentinelsync.webhook;

import dev.sentinelsync.support.Json;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * The bean of the webhook route: turns an HTTP exchange into a delivery, and a decision into its
 * answer.
 */
public final class WebhookEndpoint {

  private static final String INTERNAL_PREFIX = "Camel";

  /** Why the web server gives up a body. */
  private static final Set<RefusalReason> UNREAD =
      EnumSet.of(RefusalReason.MALFORMED, RefusalReason.TOO_LARGE, RefusalReason.TOO_SLOW);

  private static final String PATHS = "/webhook/*";

  private final WebhookReceiver receiver;
  private final SenderAddress senderAddress;

  /**
   * Makes the endpoint.
   *
   * @param receiver decides
   * @param trustedProxies IP addresses whose {@code X-Forwarded-For} is trusted
   */
  public WebhookEndpoint(WebhookReceiver receiver, Set<String> trustedProxies) {
    this.receiver = receiver;
    this.senderAddress = new SenderAddress(trustedProxies);
  }

  /**
   * Answers one delivery: status, JSON body, {@code Retry-After}.
   *
   * @param exchange the exchange of a {@code platform-http} route
   */
  public void receive(Exchange exchange) {
    Message message = exchange.getMessage();
    WebhookDecision decision = receiver.receive(request(message));
    // Camel copies what is left of the request's headers into the response.
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, decision.status());
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    retryAfter(decision).ifPresent(seconds -> message.setHeader("Retry-After", seconds));
    message.setBody(json(decision));
  }

  /**
   * Lets deliveries that the web server refuses by itself, before any route, be answered, counted
   * and logged as all others; else they would leave a line that says nothing.
   *
   * @param context the started context of the routes
   */
  public void answerFor(CamelContext context) {
    // By type, since its name has the port in it.
    context
        .getRegistry()
        .findByType(VertxPlatformHttpRouter.class)
        .forEach(router -> router.route(PATHS).failureHandler(this::failed));
  }

  private void failed(RoutingContext context) {
    UNREAD.stream()
        .filter(reason -> reason.status() == context.statusCode())
        .findFirst()
        .ifPresentOrElse(reason -> refuseUnread(context, reason), context::next);
  }

  private void refuseUnread(RoutingContext context, RefusalReason reason) {
    SocketAddress peer = context.request().remoteAddress();
    String forwardedFor = context.request().getHeader("X-Forwarded-For");
    WebhookDecision decision =
        receiver.refuseUnread(
            reason,
            provider(context.request().path()),
            senderAddress.of(
                peer == null ? "" : peer.hostAddress(), forwardedFor == null ? "" : forwardedFor));
    HttpServerResponse response = context.response();
    response.setStatusCode(decision.status()).putHeader("Content-Type", "application/json");
    retryAfter(decision).ifPresent(seconds -> response.putHeader("Retry-After", seconds));
    response.end(json(decision));
  }

  /** In seconds. */
  private static Optional<String> retryAfter(WebhookDecision decision) {
    return decision instanceof WebhookDecision.Refused refused
        ? refused.retryAfter().map(wait -> String.valueOf(Math.max(1, wait.toSeconds())))
        : Optional.empty();
  }

  private WebhookRequest request(Message message) {
    Map<String, String> headers = headers(message);
    byte[] body = message.getBody(byte[].class);
    return new WebhookRequest(
        provider(message.getHeader(Exchange.HTTP_PATH, "", String.class)),
        headers,
        body == null ? new byte[0] : body,
        senderAddress.of(peer(message), headers.getOrDefault("X-Forwarded-For", "")));
  }

  /**
   * From the path: the path parameter is a header here, and a request may bring one of that name.
   */
  private static String provider(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private static String peer(Message message) {
    return message.getHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS)
            instanceof SocketAddress address
        ? address.hostAddress()
        : "";
  }

  private static Map<String, String> headers(Message message) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!name.startsWith(INTERNAL_PREFIX) && value != null) {
                headers.put(name, joined(value));
              }
            });
    return headers;
  }

  private static String joined(Object value) {
    return value instanceof List<?> values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : value.toString();
  }

  private static String json(WebhookDecision decision) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("requestId", decision.requestId());
    answer.put("status", decision.word());
    answer.put("reason", decision.reason());
    if (decision instanceof WebhookDecision.Accepted accepted) {
      answer.put("sites", accepted.sites());
    }
    return Json.text(answer);
  }
}
