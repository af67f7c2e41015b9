package dev.sentinelsync.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The proxies that the environment names, as most programs read it: {@code HTTPS_PROXY} and {@code
 * HTTP_PROXY} for addresses of their scheme, {@code ALL_PROXY} for both, and {@code NO_PROXY} with
 * hosts that are reached directly. Names in small letters count first. Loopback addresses are
 * always reached directly.
 */
public final class EnvironmentProxies extends ProxySelector {

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[?::1\\]?");

  private final UnaryOperator<String> environment;
  private final ProxySelector otherwise;

  /**
   * @param environment gives the value of an environment variable, or null
   * @param otherwise asked where the environment names no proxy; may be null
   */
  public EnvironmentProxies(UnaryOperator<String> environment, ProxySelector otherwise) {
    this.environment = environment;
    this.otherwise = otherwise;
    proxy("http");
    proxy("https");
  }

  /**
   * Makes the proxies of the environment those of the whole process.
   *
   * @throws IllegalArgumentException when a variable holds no address of a proxy; the message says
   *     which, and what to do
   */
  public static void install() {
    ProxySelector.setDefault(new EnvironmentProxies(System::getenv, ProxySelector.getDefault()));
  }

  @Override
  public List<Proxy> select(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    Optional<Proxy> proxy = proxy(scheme);
    if (proxy.isEmpty() && otherwise != null) {
      return otherwise.select(uri);
    }
    return List.of(proxy.filter(found -> !isDirect(uri, scheme)).orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // The failure reaches the one who asked.
  }

  private Optional<Proxy> proxy(String scheme) {
    if (!scheme.equals("http") && !scheme.equals("https")) {
      return Optional.empty();
    }
    for (String variable : List.of(scheme + "_proxy", "all_proxy")) {
      String value = value(variable);
      if (!value.isEmpty()) {
        return Optional.of(parse(variable.toUpperCase(Locale.ROOT), value));
      }
    }
    return Optional.empty();
  }

  private String value(String variable) {
    for (String name : List.of(variable, variable.toUpperCase(Locale.ROOT))) {
      String value = environment.apply(name);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }

  private static Proxy parse(String variable, String value) {
    try {
      URI uri = new URI(value.contains("://") ? value : "http://" + value);
      if (uri.getHost() != null && uri.getUserInfo() == null && "http".equals(uri.getScheme())) {
        int port = uri.getPort() < 0 ? HTTP_PORT : uri.getPort();
        // The name of the proxy is looked up at each connection.
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(uri.getHost(), port));
      }
    } catch (URISyntaxException e) {
      // Refused below, without the value: a login may stand in it.
    }
    throw new IllegalArgumentException(
        variable
            + " of the environment is no proxy that can be used: set it to http://HOST:PORT without"
            + " a login, or unset it.");
  }

  private boolean isDirect(URI uri, String scheme) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    if (LOOPBACK.matcher(host).matches()) {
      return true;
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("http") ? HTTP_PORT : HTTPS_PORT;
    for (String entry : value("no_proxy").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      String name = entry.replaceFirst(":" + port + "$", "").replaceFirst("^\\*?\\.", "");
      if (entry.equals("*")
          || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))) {
        return true;
      }
    }
    return false;
  }
}
