package dev.sentinelsync.http;

import dev.sentinelsync.service.settings.HttpLimits;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether a request names this server in its {@code Host} header. A web page can let its own name
 * resolve to an address in here and make the browser of a visitor ask for it (DNS rebinding); such
 * a request names that page's host.
 */
final class HostCheck {

  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|::1|0:0:0:0:0:0:0:1");

  private final Set<String> names = new TreeSet<>();

  /**
   * @param host the configured host of the port
   * @param further names that count too
   */
  HostCheck(String host, Set<String> further) {
    names.add(plain(host));
    further.forEach(name -> names.add(plain(name)));
  }

  /** Whether the library can read the {@code Host} header: it fails at a percent sign in a name. */
  static boolean isReadable(HttpServerRequest request) {
    return request.headers().getAll("Host").stream()
        .allMatch(host -> host.startsWith("[") || host.indexOf('%') < 0);
  }

  /** Whether the request has one {@code Host} header. */
  static boolean isNamed(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll("Host");
    return hosts.size() == 1 && !hosts.get(0).isBlank();
  }

  /** Whether the name in it is one of this server's. */
  boolean admits(HttpServerRequest request) {
    String name = plain(PORT.matcher(request.getHeader("Host").strip()).replaceFirst(""));
    return names.contains(HttpLimits.ANY)
        || names.contains(name)
        || LOOPBACK.matcher(name).matches()
        || name.equals(local(request.localAddress()));
  }

  /** The address that the connection reached, which a probe of a container names. */
  private static String local(SocketAddress address) {
    return address == null || address.hostAddress() == null ? "" : plain(address.hostAddress());
  }

  private static String plain(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    int scope = name.indexOf('%');
    name = scope < 0 ? name : name.substring(0, scope);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
