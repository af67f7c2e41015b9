package dev.sentinelsync.webhook;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds out whom to count a request against. A proxy in front adds the address that it saw to the
 * end of {@code X-Forwarded-For}; what stands before that is the sender's own claim.
 */
final class SenderAddress {

  /** The longest textual IPv6 address, with an embedded IPv4 address. */
  private static final int MAXIMUM_LENGTH = 45;

  private final Set<String> trustedProxies;

  SenderAddress(Set<String> trustedProxies) {
    this.trustedProxies = Set.copyOf(trustedProxies);
  }

  /**
   * The sender as far as it can be trusted.
   *
   * @param peer address at the other end of the connection
   * @param forwardedFor value of {@code X-Forwarded-For}, empty when absent
   * @return the last address that was not added on behalf of a trusted proxy
   */
  String of(String peer, String forwardedFor) {
    String sender = peer;
    List<String> hops = Stream.of(forwardedFor.split(",")).map(String::strip).toList();
    for (int i = hops.size() - 1; i >= 0 && trustedProxies.contains(sender); i--) {
      String hop = hops.get(i);
      if (hop.isEmpty() || hop.length() > MAXIMUM_LENGTH) {
        break;
      }
      sender = hop;
    }
    return PrintableText.of(sender);
  }
}
