package dev.sentinelsync.support;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts that are reached directly though there is a proxy, as {@code NO_PROXY} lists them, divided
 * by commas or blanks:
 *
 * <ul>
 *   <li>{@code *}: every host,
 *   <li>{@code example.org}, {@code .example.org} or {@code *.example.org}: this name and all below
 *       it,
 *   <li>{@code 192.0.2.7} or {@code 2001:db8::7}: an address, {@code 192.0.2.0/24}: a block of
 *       addresses; both only where the host is written as an address, since no name is looked up,
 *   <li>each with {@code :PORT} for this port only, except blocks and IPv6 without brackets.
 * </ul>
 *
 * <p>{@code localhost} and loopback addresses always belong to them.
 */
final class ProxyExceptions {

  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]+]|[^:]+):(\\d{1,5})");

  // An address and nothing that a resolver would have to be asked for.
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*");

  private final String text;
  private final List<Entry> entries;

  private ProxyExceptions(String text, List<Entry> entries) {
    this.text = text;
    this.entries = entries;
  }

  /** Reads the value of the variable; what is no name and no address matches nothing. */
  static ProxyExceptions parse(String value) {
    return new ProxyExceptions(
        value,
        Arrays.stream(value.split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> Entry.parse(entry.toLowerCase(Locale.ROOT)))
            .toList());
  }

  /** Whether a host is reached directly. */
  boolean contain(String host, int port) {
    String name = bare(host.toLowerCase(Locale.ROOT));
    byte[] address = address(name);
    return isLocal(name, address)
        || entries.stream().anyMatch(entry -> entry.matches(name, address, port));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProxyExceptions same && text.equals(same.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  private static boolean isLocal(String name, byte[] address) {
    if (address == null) {
      return name.equals("localhost") || name.endsWith(".localhost");
    }
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address has 4 or 16 bytes.", e);
    }
  }

  /** Without brackets, and without the dot that ends a full name. */
  private static String bare(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** The bytes of an address; null for a name. */
  private static byte[] address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /**
   * One exception.
   *
   * @param name what is listed, without port, length of a block, and what stands before a suffix
   * @param address bytes of an address; null for a name
   * @param bits how many leading bits of the address count
   * @param port the only port that counts; -1 for all
   */
  private record Entry(String name, byte[] address, int bits, int port) {

    static Entry parse(String text) {
      int slash = text.indexOf('/');
      if (slash > 0) {
        return block(text.substring(0, slash), text.substring(slash + 1));
      }
      Matcher port = WITH_PORT.matcher(text);
      String name = port.matches() ? port.group(1) : text;
      name = bare(name);
      name = name.startsWith("*.") ? name.substring(2) : name;
      name = name.startsWith(".") ? name.substring(1) : name;
      byte[] address = ProxyExceptions.address(name);
      return new Entry(
          name,
          address,
          address == null ? 0 : address.length * 8,
          port.matches() ? Integer.parseInt(port.group(2)) : -1);
    }

    private static Entry block(String first, String length) {
      byte[] address = ProxyExceptions.address(bare(first));
      int bits = length.matches("\\d{1,3}") ? Integer.parseInt(length) : -1;
      if (address == null || bits < 0 || bits > address.length * 8) {
        return new Entry("", null, 0, -1);
      }
      return new Entry(first, address, bits, -1);
    }

    boolean matches(String host, byte[] hostAddress, int hostPort) {
      if (port >= 0 && port != hostPort) {
        return false;
      }
      if (name.equals("*")) {
        return true;
      }
      if (address != null) {
        return hostAddress != null
            && hostAddress.length == address.length
            && startsLike(hostAddress);
      }
      return hostAddress == null
          && !name.isEmpty()
          && (host.equals(name) || host.endsWith("." + name));
    }

    private boolean startsLike(byte[] other) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
