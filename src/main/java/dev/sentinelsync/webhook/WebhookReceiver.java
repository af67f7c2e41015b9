package dev.sentinelsync.webhook;

import dev.sentinelsync.support.RateLimit;
import dev.sentinelsync.support.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides about webhook deliveries: cheap checks first, then proof of origin, and only then a look
 * into the payload. The one thing it waits for is the entry in the delivery log. The listener is
 * notified of each delivery, and writes its log line.
 *
 * <p>A delivery identifier is not covered by the signatures of GitHub and Bitbucket: who has seen a
 * signed body can send it again under a new identifier. That asks for a sync of a watched source,
 * which coalesces and finds nothing new, within the rate limit.
 */
public final class WebhookReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

  private static final Pattern DELIVERY_ID = Pattern.compile("[!-~]{1,128}");

  /** Long enough for a restart or a database fail-over. */
  private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(30);

  private final Map<String, List<WebhookCredential>> credentials;
  private final WebhookLimits limits;
  private final RateLimit rateLimit;
  private final DeliveryLog deliveries;
  private final WebhookListener listener;
  private volatile boolean closed;

  /**
   * Creates a receiver and checks that every credential has its secrets.
   *
   * @param credentials who may request syncs; a provider without one is unknown
   * @param limits bounds per sender
   * @param clock for the rate limit
   * @param deliveries remembers what has been taken, with the requests that it makes
   * @param listener is notified of each outcome
   */
  public WebhookReceiver(
      List<WebhookCredential> credentials,
      WebhookLimits limits,
      Clock clock,
      DeliveryLog deliveries,
      WebhookListener listener) {
    credentials.forEach(credential -> credential.secrets().current());
    this.credentials =
        credentials.stream()
            .collect(
                Collectors.groupingBy(
                    credential -> credential.provider().name(), TreeMap::new, Collectors.toList()));
    this.limits = limits;
    this.rateLimit =
        new RateLimit(limits.burst(), limits.perSecond(), limits.maximumSenders(), clock);
    this.deliveries = deliveries;
    this.listener = listener;
  }

  /** From now on every delivery is answered 503 with a time to try again; for the shutdown. */
  public void close() {
    closed = true;
  }

  /**
   * Decides about one delivery.
   *
   * @param request the delivery
   * @return the outcome
   */
  public WebhookDecision receive(WebhookRequest request) {
    return conclude(
        request.provider(),
        request.remoteAddress(),
        (provider, requestId) -> decide(request, provider, requestId));
  }

  /**
   * Refuses a delivery whose body the server did not read to its end.
   *
   * @param reason {@code MALFORMED}, {@code TOO_LARGE} or {@code TOO_SLOW}
   * @param name the provider, as the path says
   * @param remoteAddress the sender
   * @return the outcome
   */
  public WebhookDecision refuseUnread(RefusalReason reason, String name, String remoteAddress) {
    return conclude(
        name,
        remoteAddress,
        (provider, requestId) -> {
          checkSender(provider, remoteAddress);
          throw switch (reason) {
            case TOO_LARGE -> tooLarge();
            case TOO_SLOW ->
                new WebhookRefusedException(
                    reason, "The body did not arrive in time; polling will find what was pushed");
            default -> new WebhookRefusedException(reason, "The request is not well-formed HTTP");
          };
        });
  }

  /** How it is decided about a delivery of a known provider, or of an unknown one. */
  @FunctionalInterface
  private interface Decider {
    WebhookDecision decide(String provider, String requestId) throws WebhookRefusedException;
  }

  /** Decides, and notifies the listener of the outcome. */
  private WebhookDecision conclude(String name, String remoteAddress, Decider decider) {
    String requestId = UUID.randomUUID().toString();
    String provider = credentials.containsKey(name) ? name : WebhookListener.UNKNOWN;
    WebhookDecision decision;
    try {
      decision = decider.decide(provider, requestId);
    } catch (WebhookRefusedException e) {
      decision = new WebhookDecision.Refused(requestId, e.reason(), e.getMessage(), e.retryAfter());
    }
    report(decision, provider, remoteAddress);
    return decision;
  }

  private WebhookDecision decide(WebhookRequest request, String provider, String requestId)
      throws WebhookRefusedException {
    checkSender(provider, request.remoteAddress());
    checkForm(request);
    List<WebhookCredential> matching = matchingCredentials(request);
    WebhookProvider reader = matching.get(0).provider();
    WebhookEvent event = reader.read(request);
    if (event instanceof WebhookEvent.Unwanted unwanted) {
      return new WebhookDecision.Ignored(
          requestId,
          unwanted.reason(),
          "The event '%s' changes no files".formatted(PrintableText.of(unwanted.name())));
    }
    WebhookEvent.Push push = (WebhookEvent.Push) event;
    if (!push.namesRepository()) {
      throw new WebhookRefusedException(RefusalReason.MALFORMED, "The payload names no repository");
    }
    return wake(request, push, matching, requestId);
  }

  private void checkSender(String provider, String remoteAddress) throws WebhookRefusedException {
    Optional<Duration> wait = rateLimit.tryAcquire(provider + " " + remoteAddress);
    if (wait.isPresent()) {
      throw new WebhookRefusedException(
          RefusalReason.TOO_MANY, "Too many deliveries; try again later", wait.get());
    }
    if (closed) {
      throw new WebhookRefusedException(
          RefusalReason.UNAVAILABLE, "The service is shutting down", TRY_AGAIN_AFTER);
    }
    if (provider.equals(WebhookListener.UNKNOWN)) {
      throw new WebhookRefusedException(
          RefusalReason.UNKNOWN_PROVIDER,
          credentials.isEmpty()
              ? "No webhook provider is configured"
              : "No webhook provider of this name is configured; the path is /webhook/ and one of "
                  + String.join(", ", credentials.keySet()));
    }
  }

  private void checkForm(WebhookRequest request) throws WebhookRefusedException {
    String mediaType = request.header("Content-Type").split(";", 2)[0].strip();
    if (!mediaType.toLowerCase(Locale.ROOT).equals("application/json")) {
      throw new WebhookRefusedException(
          RefusalReason.NOT_JSON,
          "Only JSON is taken; set the content type of the hook to application/json");
    }
    if (request.body().length > limits.maximumBodyBytes()) {
      throw tooLarge();
    }
  }

  private WebhookRefusedException tooLarge() {
    return new WebhookRefusedException(
        RefusalReason.TOO_LARGE,
        "The body is larger than %d bytes; polling will find what was pushed"
            .formatted(limits.maximumBodyBytes()));
  }

  /** Tries every credential, so that the time does not show which one matched. */
  private List<WebhookCredential> matchingCredentials(WebhookRequest request)
      throws WebhookRefusedException {
    List<WebhookCredential> candidates = credentials.get(request.provider());
    List<WebhookCredential> matching =
        candidates.stream().filter(credential -> credential.matches(request)).toList();
    if (matching.isEmpty()) {
      throw new WebhookRefusedException(
          RefusalReason.UNAUTHENTICATED, candidates.get(0).provider().howToAuthenticate());
    }
    return matching;
  }

  private WebhookDecision wake(
      WebhookRequest request,
      WebhookEvent.Push push,
      List<WebhookCredential> matching,
      String requestId)
      throws WebhookRefusedException {
    List<WatchedSource> inRepository =
        matching.stream()
            .flatMap(credential -> credential.sources().stream())
            .filter(source -> source.isIn(push))
            .toList();
    if (inRepository.isEmpty()) {
      return new WebhookDecision.Ignored(
          requestId, IgnoreReason.OTHER_REPOSITORY, "No site is made from this repository");
    }
    SortedSet<String> sites =
        inRepository.stream()
            .filter(source -> source.follows(push))
            .map(WatchedSource::site)
            .collect(Collectors.toCollection(TreeSet::new));
    if (sites.isEmpty()) {
      return new WebhookDecision.Ignored(
          requestId,
          IgnoreReason.OTHER_BRANCH,
          push.branches().isEmpty()
              ? "The push moved no branch"
              : "No site follows the branch '%s'"
                  .formatted(PrintableText.of(String.join("', '", push.branches()))));
    }
    return ask(request, deliveryId(push, request), sites, requestId);
  }

  private WebhookDecision ask(
      WebhookRequest request, String deliveryId, SortedSet<String> sites, String requestId)
      throws WebhookRefusedException {
    try {
      if (!deliveries.add(request.provider(), deliveryId, sites, requestId)) {
        return new WebhookDecision.Ignored(
            requestId,
            IgnoreReason.DUPLICATE,
            "The delivery '%s' has been taken before".formatted(deliveryId));
      }
    } catch (RuntimeException e) {
      // Whatever the cause, the sender can only try again; the listener writes the line.
      LOG.debug("Webhook {} could not be recorded", requestId, e);
      throw new WebhookRefusedException(
          RefusalReason.UNAVAILABLE, "The delivery cannot be recorded just now", TRY_AGAIN_AFTER);
    }
    return new WebhookDecision.Accepted(requestId, sites);
  }

  /** Without a usable identifier of the provider's, equal bodies are the same delivery. */
  private static String deliveryId(WebhookEvent.Push push, WebhookRequest request) {
    if (DELIVERY_ID.matcher(push.deliveryId()).matches()) {
      return push.deliveryId();
    }
    return "sha256:" + Sha256.hex(request.body());
  }

  private void report(WebhookDecision decision, String provider, String sender) {
    if (decision instanceof WebhookDecision.Accepted accepted) {
      listener.accepted(provider, sender, accepted);
    } else if (decision instanceof WebhookDecision.Ignored ignored) {
      listener.ignored(provider, sender, ignored);
    } else if (decision instanceof WebhookDecision.Refused refused) {
      listener.refused(provider, sender, refused);
    }
  }
}
