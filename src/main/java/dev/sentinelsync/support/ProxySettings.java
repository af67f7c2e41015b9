package dev.sentinelsync.support;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Through which HTTP proxy a host is reached, by the variables that curl, Git and most programs
 * read: {@code HTTPS_PROXY} for {@code https:} addresses, {@code HTTP_PROXY} for {@code http:}
 * addresses, {@code ALL_PROXY} where one of these is not set, and the exceptions in {@code
 * NO_PROXY} ({@link ProxyExceptions}). The lower-case spelling of a variable wins over the
 * upper-case one. This machine itself is never reached through a proxy.
 *
 * <p>Holds the password of a proxy that needs one; no message and no text form contains it.
 */
public final class ProxySettings {

  /** No proxy for any host. */
  public static final ProxySettings NONE = of(variable -> null);

  /** Java's switch that refuses passwords in clear text to a proxy that only passes TLS through. */
  private static final String TUNNEL_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

  /** The port that curl takes where the address of a proxy names none. */
  private static final int DEFAULT_PORT = 1080;

  private final Optional<Server> http;
  private final Optional<Server> https;
  private final ProxyExceptions exceptions;

  private ProxySettings(Optional<Server> http, Optional<Server> https, ProxyExceptions exceptions) {
    this.http = http;
    this.https = https;
    this.exceptions = exceptions;
  }

  /**
   * A proxy.
   *
   * @param host name or address, IPv6 without brackets
   * @param port its port
   * @param credential what it demands, if its variable holds one
   */
  public record Server(String host, int port, Optional<Credential> credential) {

    /** Host and port as an address has them, an IPv6 address in brackets. */
    public String authority() {
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Without the credential. */
    @Override
    public String toString() {
      return authority();
    }
  }

  /**
   * What a proxy demands.
   *
   * @param user name of an account of the proxy
   * @param password its password
   */
  public record Credential(String user, String password) {

    /** The value of a {@code Proxy-Authorization} header (RFC 7617). */
    public String header() {
      return "Basic "
          + Base64.getEncoder()
              .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Without the password. */
    @Override
    public String toString() {
      return user + ":***";
    }
  }

  /**
   * Reads the variables.
   *
   * @param environment value of a variable; null where it is not set
   * @throws IllegalArgumentException if a variable holds no address of an HTTP proxy; the message
   *     names the variable and does not repeat its value
   */
  public static ProxySettings of(Function<String, String> environment) {
    ProxySettings settings =
        new ProxySettings(
            server("HTTP_PROXY", environment).or(() -> server("ALL_PROXY", environment)),
            server("HTTPS_PROXY", environment).or(() -> server("ALL_PROXY", environment)),
            ProxyExceptions.parse(value("NO_PROXY", environment)));
    if (settings.hasCredential()) {
      // Java reads this once, at the first connection.
      System.setProperty(TUNNEL_SCHEMES, System.getProperty(TUNNEL_SCHEMES, ""));
    }
    return settings;
  }

  /**
   * Makes the proxies of an environment, with their credentials, those of clients that ask the
   * process for them, as Git's does. A variable that holds no address of a proxy is reported where
   * the configuration is read.
   */
  public static void install(Function<String, String> environment) {
    try {
      ProxySettings settings = of(environment);
      if (!settings.servers().isEmpty()) {
        ProxySelector.setDefault(settings.selector());
        Authenticator.setDefault(new ProxyAuthenticator(settings));
      }
    } catch (IllegalArgumentException e) {
      // The configuration reports it with all other problems.
    }
  }

  /**
   * The proxy for an address.
   *
   * @param address where a connection shall lead; only scheme, host and port count
   * @return empty for a direct connection
   */
  public Optional<Server> serverFor(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    Optional<Server> server =
        switch (scheme) {
          case "http" -> http;
          case "https" -> https;
          default -> Optional.empty();
        };
    if (server.isEmpty() || address.getHost() == null) {
      return Optional.empty();
    }
    int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return exceptions.contain(address.getHost(), port) ? Optional.empty() : server;
  }

  /** The same answers in the form that Java's HTTP clients ask for. */
  public ProxySelector selector() {
    return new Selector();
  }

  /**
   * Adds to a request what the proxy on its way demands, if it demands something. The JDK's HTTP
   * client sends the header to the proxy alone. An authenticator would not do: with one, that
   * client drops the {@code Authorization} header that is meant for the receiver.
   *
   * @param address where the request goes
   * @param headers takes name and value of the header
   */
  public void authorize(URI address, BiConsumer<String, String> headers) {
    serverFor(address)
        .flatMap(Server::credential)
        .ifPresent(credential -> headers.accept("Proxy-Authorization", credential.header()));
  }

  private boolean hasCredential() {
    return servers().stream().anyMatch(server -> server.credential().isPresent());
  }

  /** All proxies, without repetition. */
  public Set<Server> servers() {
    Set<Server> servers = new LinkedHashSet<>();
    https.ifPresent(servers::add);
    http.ifPresent(servers::add);
    return servers;
  }

  /** What a proxy of these demands; empty for every other host. */
  public Optional<Credential> credential(String host, int port) {
    return servers().stream()
        .filter(server -> server.host().equalsIgnoreCase(host) && server.port() == port)
        .findFirst()
        .flatMap(Server::credential);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProxySettings same
        && http.equals(same.http)
        && https.equals(same.https)
        && exceptions.equals(same.exceptions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(http, https, exceptions);
  }

  private static Optional<Server> server(String variable, Function<String, String> environment) {
    String value = value(variable, environment);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = new URI(value.contains("://") ? value : "http://" + value);
      if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
        throw invalid(variable);
      }
      String host = address.getHost().replaceAll("[\\[\\]]", "");
      return Optional.of(
          new Server(
              host,
              address.getPort() >= 0 ? address.getPort() : DEFAULT_PORT,
              Optional.ofNullable(address.getUserInfo()).map(ProxySettings::credential)));
    } catch (URISyntaxException e) {
      // Its message quotes the value, which may hold a password.
      throw invalid(variable);
    }
  }

  private static Credential credential(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new Credential(userInfo, "")
        : new Credential(userInfo.substring(0, colon), userInfo.substring(colon + 1));
  }

  private static String value(String variable, Function<String, String> environment) {
    String lower = environment.apply(variable.toLowerCase(Locale.ROOT));
    String value = lower == null || lower.isBlank() ? environment.apply(variable) : lower;
    return value == null ? "" : value.strip();
  }

  private static IllegalArgumentException invalid(String variable) {
    return new IllegalArgumentException(
        "The variable %s holds no address of an HTTP proxy; write http://HOST:PORT or"
                .formatted(variable)
            + " http://USER:PASSWORD@HOST:PORT.");
  }

  private final class Selector extends ProxySelector {

    @Override
    public List<Proxy> select(URI address) {
      // Not resolved: the name of a proxy may get another address while the service runs.
      return List.of(
          serverFor(address)
              .map(server -> InetSocketAddress.createUnresolved(server.host(), server.port()))
              .map(server -> new Proxy(Proxy.Type.HTTP, server))
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
      // There is no second proxy to try; who asked reports the failure.
    }
  }
}
