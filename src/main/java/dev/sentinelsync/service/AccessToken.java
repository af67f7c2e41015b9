package dev.sentinelsync.service;

import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.support.Sha256;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What opens the control interface: a bearer token, or two while it is being changed. */
public final class AccessToken {

  /** 192 bits when drawn at random; nobody types it. */
  static final int MINIMUM_LENGTH = 24;

  private static final String SCHEME = "Bearer ";

  private final SecretPlace place;
  private final Function<String, String> environment;

  private AccessToken(SecretPlace place, Function<String, String> environment) {
    this.place = place;
    this.environment = environment;
  }

  /**
   * Finds the token.
   *
   * @return the token; empty if the variable is not set, so that there is no control interface
   * @throws IllegalArgumentException if a token is there that cannot be used, with a message
   */
  public static Optional<AccessToken> open(
      SecretPlace place, Function<String, String> environment) {
    List<String> values = place.values(environment);
    if (values.isEmpty() && place.file().isEmpty()) {
      return Optional.empty();
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("The secret file holds no token.");
    }
    for (String value : values) {
      if (value.length() < MINIMUM_LENGTH) {
        throw new IllegalArgumentException(
            "The token has fewer than %d characters; make one with 'openssl rand -hex 32'."
                .formatted(MINIMUM_LENGTH));
      }
    }
    return Optional.of(new AccessToken(place, environment));
  }

  /**
   * Whether a request may pass. Takes as long for a wrong token as for the right one.
   *
   * @param authorization the request's header of that name; null if it has none
   */
  public boolean admits(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    // Digests are of one length, so that the comparison does not reveal that of the token.
    byte[] given = Sha256.of(authorization.substring(SCHEME.length()).strip());
    boolean admitted = false;
    for (String token : tokens()) {
      admitted |= MessageDigest.isEqual(Sha256.of(token), given) & token.length() >= MINIMUM_LENGTH;
    }
    return admitted;
  }

  private List<String> tokens() {
    try {
      return place.values(environment);
    } catch (IllegalArgumentException e) {
      // The file is gone or being replaced: nobody passes until it is back.
      return List.of();
    }
  }
}
