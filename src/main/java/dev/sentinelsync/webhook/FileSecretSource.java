package dev.sentinelsync.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Secrets from a file, as container platforms mount them: one secret a line, the second line only
 * while the secret is being changed. The file is read again from time to time; when it has become
 * unusable, the last good secrets stay in force.
 */
public final class FileSecretSource implements SecretSource {

  private static final Logger LOG = LoggerFactory.getLogger(FileSecretSource.class);

  /** A platform takes about a minute to project a changed secret; a tenth of that adds little. */
  private static final Duration READ_AGAIN_AFTER = Duration.ofSeconds(5);

  /** Two long secrets fit many times over; more is some other file. */
  private static final int MAXIMUM_BYTES = 8192;

  private final Path file;
  private final Clock clock;
  private WebhookSecrets secrets;
  private Instant readAt;

  /**
   * Reads the file.
   *
   * @param file one secret a line
   * @param clock determines when to read again
   * @throws IllegalArgumentException when the file cannot be read or holds no usable secret
   */
  public FileSecretSource(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    this.readAt = clock.instant();
    this.secrets = read();
  }

  @Override
  public synchronized WebhookSecrets current() {
    Instant now = clock.instant();
    // The absolute distance: a clock that was set back must not stop the reading.
    if (Duration.between(readAt, now).abs().compareTo(READ_AGAIN_AFTER) >= 0) {
      readAt = now;
      try {
        secrets = read();
      } catch (IllegalArgumentException e) {
        LOG.warn("The last good webhook secrets stay in force: {}", e.getMessage());
      }
    }
    return secrets;
  }

  private WebhookSecrets read() {
    try {
      if (Files.size(file) > MAXIMUM_BYTES) {
        throw new IllegalArgumentException(
            "Secret file %s is larger than %d bytes".formatted(file, MAXIMUM_BYTES));
      }
      List<String> lines =
          Files.readString(file, StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      return new WebhookSecrets("secret file " + file, lines);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Secret file %s cannot be read (%s)".formatted(file, e.getClass().getSimpleName()), e);
    }
  }
}
