package dev.sentinelsync.webhook;

/**
 * Where webhook secrets come from. Asked at each delivery, so that a new secret needs no restart.
 */
@FunctionalInterface
public interface SecretSource {

  /** The secrets that are valid now; answers without waiting for another machine. */
  WebhookSecrets current();
}
