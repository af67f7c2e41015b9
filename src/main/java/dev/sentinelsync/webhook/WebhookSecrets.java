package dev.sentinelsync.webhook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;

/**
 * The secrets that are valid now: one, or two while the secret is being changed. Shows its values
 * to nobody: they are only compared.
 */
public final class WebhookSecrets {

  /**
   * Shortest secret in UTF-8 bytes: what Standard Webhooks asks for, 192 bits when drawn at random.
   */
  public static final int MINIMUM_LENGTH = 24;

  /** One in use and its successor; more would be secrets that nobody retires. */
  private static final int MAXIMUM_COUNT = 2;

  private final List<String> secrets;

  /**
   * Checks and keeps the secrets.
   *
   * @param origin where they come from, such as a variable or a file, for the message
   * @param secrets one or two secrets
   * @throws IllegalArgumentException when there are none, too many, or one is too short
   */
  public WebhookSecrets(String origin, List<String> secrets) {
    if (secrets.isEmpty() || secrets.size() > MAXIMUM_COUNT) {
      throw new IllegalArgumentException(
          "%s holds %d webhook secrets; one is needed, two are allowed while it is being changed"
              .formatted(origin, secrets.size()));
    }
    for (String secret : secrets) {
      if (secret.getBytes(StandardCharsets.UTF_8).length < MINIMUM_LENGTH) {
        throw new IllegalArgumentException(
            "A webhook secret in %s is shorter than %d bytes; make one with 'openssl rand -hex 32'"
                .formatted(origin, MINIMUM_LENGTH));
      }
    }
    this.secrets = List.copyOf(secrets);
  }

  /**
   * Whether any secret passes. Always tries all, so that the time does not show which one passed.
   *
   * @param passes compares one secret with a delivery
   */
  public boolean any(Predicate<String> passes) {
    boolean found = false;
    for (String secret : secrets) {
      found |= passes.test(secret);
    }
    return found;
  }

  @Override
  public String toString() {
    return "WebhookSecrets[" + secrets.size() + "]";
  }
}
