package dev.sentinelsync.command.doctor;

import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.support.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Compares this machine's clock with the dates that source and target hosts send. */
final class HostClocks {

  /** Object stores refuse requests that are signed with a clock 15 minutes off. */
  private static final Duration WRONG = Duration.ofMinutes(5);

  /** Signed webhooks allow five minutes; a clock that is set by NTP is within a second. */
  private static final Duration DOUBTFUL = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client;
  private final ProxySettings proxies;
  private final Clock clock;

  HostClocks(ProxySettings proxies, Clock clock) {
    this.proxies = proxies;
    this.client =
        HttpClient.newBuilder()
            .proxy(proxies.selector())
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    this.clock = clock;
  }

  void check(List<SiteSettings> sites, Consumer<Finding> findings) {
    Map<String, URI> hosts = new TreeMap<>();
    for (SiteSettings site : sites) {
      host(site.source().uri()).ifPresent(host -> hosts.put(host.getAuthority(), host));
      targetHost(site).ifPresent(host -> hosts.put(host.getAuthority(), host));
    }
    if (hosts.isEmpty()) {
      findings.accept(
          Finding.ok("clock", "", "No source or target on another host to compare it with."));
    }
    hosts.values().forEach(host -> findings.accept(check(host)));
  }

  private Finding check(URI host) {
    Optional<Instant> there;
    try {
      there = date(host);
    } catch (IOException e) {
      return Finding.warn(
          "clock",
          host.getAuthority(),
          "%s does not say what time it is.".formatted(host),
          "Nothing, if this machine's time is set by NTP.");
    }
    if (there.isEmpty()) {
      return Finding.ok("clock", host.getAuthority(), "%s sends no date.".formatted(host));
    }
    Duration apart = Duration.between(there.get(), clock.instant()).abs();
    String message =
        "This machine and %s are %d s apart.".formatted(host.getAuthority(), apart.toSeconds());
    String advice = "Let this machine's time be set by NTP.";
    if (apart.compareTo(WRONG) > 0) {
      return Finding.fail("clock", host.getAuthority(), message, advice);
    }
    return apart.compareTo(DOUBTFUL) > 0
        ? Finding.warn("clock", host.getAuthority(), message, advice)
        : Finding.ok("clock", host.getAuthority(), message);
  }

  private Optional<Instant> date(URI host) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(host)
            .timeout(PATIENCE)
            .method("HEAD", HttpRequest.BodyPublishers.noBody());
    proxies.authorize(host, request::header);
    try {
      return client
          .send(request.build(), HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Date")
          .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Scheme, host and port of an address of the web; nothing else of it, so no secret either. */
  static Optional<URI> host(String address) {
    try {
      URI uri = URI.create(address.strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(URI.create(scheme + "://" + uri.getHost() + port + "/"));
    } catch (IllegalArgumentException e) {
      // A path, or user@host:path.
      return Optional.empty();
    }
  }

  private static Optional<URI> targetHost(SiteSettings site) {
    try {
      TargetAddress target = TargetAddress.parse(site.target());
      String endpoint = target.option("endpoint", "");
      if (!endpoint.isEmpty()) {
        return host(endpoint);
      }
      return switch (target.scheme()) {
        case "git" -> host(target.location().replaceFirst("#.*", ""));
        case "s3" -> host("https://s3.amazonaws.com/");
        case "azblob" ->
            host(
                "https://%s.blob.core.windows.net/"
                    .formatted(target.location().replaceFirst("^//", "").replaceFirst("/.*", "")));
        default -> Optional.empty();
      };
    } catch (TargetException e) {
      // The check of the target says so.
      return Optional.empty();
    }
  }
}
