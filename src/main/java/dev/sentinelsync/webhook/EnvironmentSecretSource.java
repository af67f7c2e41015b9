package dev.sentinelsync.webhook;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Secrets from environment variables: {@code NAME}, and {@code NAME_PREVIOUS} while the secret is
 * being changed.
 */
public final class EnvironmentSecretSource implements SecretSource {

  private static final String PREVIOUS = "_PREVIOUS";

  private final WebhookSecrets secrets;

  /**
   * Reads the variables.
   *
   * @param environment the process's environment
   * @param name name of the variable
   * @throws IllegalArgumentException when the variable is missing or too short
   */
  public EnvironmentSecretSource(Map<String, String> environment, String name) {
    List<String> values =
        Stream.of(name, name + PREVIOUS)
            .map(variable -> environment.getOrDefault(variable, "").strip())
            .filter(value -> !value.isEmpty())
            .toList();
    secrets = new WebhookSecrets("environment variable " + name, values);
  }

  @Override
  public WebhookSecrets current() {
    return secrets;
  }
}
