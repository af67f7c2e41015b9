package dev.sentinelsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.testing.ManualClock;
import dev.sentinelsync.webhook.provider.GitLabWebhook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSourceTest {

  private static final String NAME = "SENTINEL_SYNC_GITHUB_SECRET";

  private final ManualClock clock = new ManualClock();
  @TempDir private Path folder;

  @Test
  void theEnvironmentHoldsOneSecretOrTwo() {
    assertThat(
            new EnvironmentSecretSource(
                    Map.of(NAME, Deliveries.SECRET, NAME + "_PREVIOUS", Deliveries.OTHER_SECRET),
                    NAME)
                .current())
        .hasToString("WebhookSecrets[2]");
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatThrownBy(() -> new EnvironmentSecretSource(Map.of(), NAME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(NAME);
  }

  @Test
  void aChangedFileIsReadAgainWithoutARestart() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), Deliveries.SECRET + "\n");
    SecretSource source = new FileSecretSource(file, clock);
    Files.writeString(file, Deliveries.OTHER_SECRET + "\r\n" + Deliveries.SECRET);

    assertThat(accepts(source, Deliveries.OTHER_SECRET)).isFalse();
    clock.advance(Duration.ofSeconds(5));
    assertThat(accepts(source, Deliveries.OTHER_SECRET)).isTrue();
    assertThat(accepts(source, Deliveries.SECRET)).isTrue();
  }

  @Test
  void aFileThatBecomesUnusableLeavesTheLastGoodSecretsInForce() throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), Deliveries.SECRET);
    SecretSource source = new FileSecretSource(file, clock);
    Files.delete(file);

    clock.advance(Duration.ofHours(-1));
    assertThat(accepts(source, Deliveries.SECRET)).isTrue();
  }

  @Test
  void atStartAnUnusableFileIsAnErrorThatDoesNotShowItsContent() throws Exception {
    Path three = Files.writeString(folder.resolve("three"), (Deliveries.SECRET + "\n").repeat(3));

    assertThatThrownBy(() -> new FileSecretSource(three, clock))
        .hasMessageContaining("holds 3 webhook secrets")
        .hasMessageNotContaining(Deliveries.SECRET);
    assertThatThrownBy(() -> new FileSecretSource(folder.resolve("none"), clock))
        .hasMessageContaining("cannot be read (NoSuchFileException)");
  }

  private static boolean accepts(SecretSource source, String token) {
    return new GitLabWebhook()
        .isAuthentic(Deliveries.gitlab("Push Hook", token, new byte[0]), source.current());
  }
}
