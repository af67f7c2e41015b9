package dev.sentinelsync.publish.objects.store;

import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.publish.TargetException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** The option {@code endpoint}: a store of the same kind at another address than the vendor's. */
public final class Endpoint {

  private Endpoint() {}

  /**
   * @throws TargetException {@code INVALID_TARGET} when it is no plain address of a server
   */
  public static Optional<URI> of(TargetAddress address) {
    String text = address.option("endpoint", "");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null) {
        return Optional.of(uri);
      }
    } catch (URISyntaxException e) {
      // Its message quotes the text, which may hold a secret.
      throw invalid();
    }
    throw invalid();
  }

  private static TargetException invalid() {
    return new TargetException(
        Reason.INVALID_TARGET,
        "The option \"endpoint\" of the target is an address such as https://host:9000, without"
            + " credentials.");
  }
}
