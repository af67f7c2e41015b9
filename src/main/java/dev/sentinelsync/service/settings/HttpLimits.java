package dev.sentinelsync.service.settings;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a port of the web server bears.
 *
 * @param headers longest time from opening a connection to the end of the first request's headers
 * @param idle longest time from an answer to the end of the next request's headers
 * @param body longest time from the end of a request's headers to the end of its body
 * @param connections most connections of all senders together
 * @param connectionsPerAddress most connections of one IP address
 * @param hostNames names and addresses under which clients may ask for this server, besides those
 *     of the loopback interface, the configured host and the address that a connection reached;
 *     {@code *} admits all
 */
public record HttpLimits(
    Duration headers,
    Duration idle,
    Duration body,
    int connections,
    int connectionsPerAddress,
    SortedSet<String> hostNames) {

  /** In {@link #hostNames}: every name. */
  public static final String ANY = "*";

  /**
   * Ten seconds are what GitHub gives a receiver for the whole of a delivery; a proxy keeps its
   * connections for a minute. A connection takes about 10 KB, and a burst of webhooks of one
   * provider comes over some ten of them.
   */
  public static final HttpLimits DEFAULT =
      new HttpLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(10),
          1_024,
          128,
          Collections.emptySortedSet());

  /** Copies the names. */
  public HttpLimits {
    hostNames = Collections.unmodifiableSortedSet(new TreeSet<>(hostNames));
  }
}
