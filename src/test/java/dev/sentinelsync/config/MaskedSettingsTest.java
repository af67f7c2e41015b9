package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings as they are logged when the service starts. */
class MaskedSettingsTest {

  @TempDir Path folder;

  @Test
  void whatCouldBeASecretIsMaskedAndPlacesOfSecretsAreShown() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("application.properties"),
            """
            site.a.source=https://user:hidden@host/rules.git
            site.a.target=s3:bucket?accessKey=hidden&region=eu
            state.url=jdbc:h2:file:db;PASSWORD=hidden;MODE=x
            camel.ssl.keyPassword=${PASSPHRASE}
            notify.url=https://hooks.host/hidden
            webhook.github.secret-file=/run/secrets/github
            state.password-variable=THE_PASSWORD
            sync.sweep=10s
            """);

    Map<String, String> masked = new Values(ConfigurationFile.of(file), name -> "hidden").masked();

    assertThat(masked.toString()).doesNotContain("hidden");
    assertThat(masked)
        .containsEntry("site.a.source", "https://***@host/rules.git")
        .containsEntry("camel.ssl.keyPassword", "***")
        .containsEntry("webhook.github.secret-file", "/run/secrets/github")
        .containsEntry("state.password-variable", "THE_PASSWORD")
        .containsEntry("sync.sweep", "10s");
  }
}
