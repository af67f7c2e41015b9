package dev.sentinelsync.ops.notify;

import dev.sentinelsync.support.Backoff;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.support.Retry;
import dev.sentinelsync.support.Sleeper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands a message to its receiver, and tries a few times if that is away. Follows no redirect: the
 * address is a secret, and where it leads elsewhere it is not the one that was given. No message or
 * log line contains the address, only its host.
 */
final class Delivery {

  /** The whole exchange; the services that are meant answer within a second. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Half a minute in all: what is away for longer is better reported by the next message. */
  static final Backoff BACKOFF = new Backoff(4, Duration.ofSeconds(2), Duration.ofSeconds(15), 0.3);

  private final HttpClient client;
  private final ProxySettings proxies;
  private final Duration timeout;
  private final Retry retry;

  Delivery(ProxySettings proxies, Clock clock) {
    this(proxies, BACKOFF, TIMEOUT, clock, Sleeper.THREAD);
  }

  Delivery(ProxySettings proxies, Backoff backoff, Duration timeout, Clock clock, Sleeper sleeper) {
    this.proxies = proxies;
    this.client =
        HttpClient.newBuilder()
            .proxy(proxies.selector())
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TIMEOUT)
            .build();
    this.timeout = timeout;
    this.retry =
        new Retry(
            backoff,
            failure -> failure instanceof DeliveryException away && away.mayPass(),
            clock,
            sleeper,
            new Random());
  }

  /**
   * Delivers a message.
   *
   * @param json the body
   * @throws DeliveryException if the receiver did not take it
   */
  void send(URI address, String json) throws DeliveryException {
    retry.call(
        "notification to " + address.getHost(),
        () -> {
          attempt(address, json);
          return null;
        });
  }

  private void attempt(URI address, String json) throws DeliveryException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "sentinel-sync")
            .timeout(timeout)
            .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8));
    proxies.authorize(address, request::header);
    CompletableFuture<Integer> status =
        client
            .sendAsync(request.build(), BodyHandlers.discarding())
            .thenApply(answer -> answer.statusCode());
    try {
      check(status.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      throw new DeliveryException("the receiver did not answer in time", true);
    } catch (ExecutionException e) {
      // Its message may quote the address.
      throw new DeliveryException(
          "the receiver cannot be reached (%s)".formatted(e.getCause().getClass().getSimpleName()),
          e.getCause() instanceof IOException);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryException("the service is stopping", false);
    } finally {
      // Also ends an answer that never does.
      status.cancel(true);
    }
  }

  private static void check(int status) throws DeliveryException {
    if (status >= 300 && status < 400) {
      throw new DeliveryException(
          "the receiver wants to redirect (%d), which is not followed".formatted(status), false);
    }
    if (status < 200 || status >= 300) {
      boolean mayPass = status >= 500 || status == 429 || status == 408;
      throw new DeliveryException("the receiver answered %d".formatted(status), mayPass);
    }
  }
}
