package dev.sentinelsync.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Reads where traces of runs go. */
final class TraceReader {

  private static final String KEY = "trace.endpoint";

  private final PropertyFile properties;

  TraceReader(PropertyFile properties) {
    this.properties = properties;
  }

  /** The collector's address; empty for no traces. */
  Optional<URI> read() {
    return properties.text(KEY).flatMap(this::address);
  }

  private Optional<URI> address(String text) {
    try {
      URI address = URI.create(text);
      if (address.getHost() != null && Set.of("http", "https").contains(address.getScheme())) {
        return Optional.of(address);
      }
    } catch (IllegalArgumentException e) {
      // Said below, like every other text that is no such address.
    }
    properties.problem(
        KEY
            + " is no address of a collector; allowed is OTLP over HTTP, such as"
            + " http://127.0.0.1:4318/v1/traces.");
    return Optional.empty();
  }
}
