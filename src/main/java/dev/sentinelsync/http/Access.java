package dev.sentinelsync.http;

import dev.sentinelsync.service.AccessToken;
import dev.sentinelsync.service.settings.ServiceSettings;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who may do what on the management port.
 *
 * @param control the token that opens everything; empty if nobody may act
 * @param reader the token that opens what only reads; empty if there is no such token
 */
public record Access(Optional<AccessToken> control, Optional<AccessToken> reader) {

  /** What a token allows. */
  public enum Role {
    /** To see. */
    READ,
    /** To see and to act. */
    ACT
  }

  /**
   * Finds the tokens.
   *
   * @throws IllegalArgumentException if one of them cannot be used, with a message
   */
  static Access open(ServiceSettings.Ports ports, Function<String, String> environment) {
    return new Access(
        AccessToken.open(ports.token(), environment),
        AccessToken.open(ports.readToken(), environment));
  }

  /** Whether there is no token at all, so that nothing is opened by one. */
  boolean isClosed() {
    return control.isEmpty() && reader.isEmpty();
  }

  /**
   * What a request may do.
   *
   * @param authorization its header of that name; null if it has none
   */
  Optional<Role> of(String authorization) {
    // Both are compared in any case, so that the time does not show which one was nearly right.
    boolean reads = reader.map(token -> token.admits(authorization)).orElse(false);
    boolean acts = control.map(token -> token.admits(authorization)).orElse(false);
    if (acts) {
      return Optional.of(Role.ACT);
    }
    return reads ? Optional.of(Role.READ) : Optional.empty();
  }
}
