package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.service.settings.ServiceSettings;
import dev.sentinelsync.service.settings.WebhookSettings.CredentialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of the service, as people write it. */
class ServiceSettingsTest {

  private static final String SECRET = "a-test-secret-of-sufficient-length";

  @TempDir Path folder;

  @Test
  void theShippedConfigurationIsValidAndSaysTheDefaults() {
    Settings shipped =
        Settings.readForService(
            ConfigurationFile.of(Path.of("config/application.properties")), Map.of(), name -> null);
    Settings bare =
        Settings.readForService(
            ConfigurationFile.EMPTY,
            // The one line of the file that says more than the defaults.
            Map.of("site.<name>.web-url", shipped.sites().get(0).pages().webUrl().orElseThrow()),
            name -> null);

    assertThat(shipped.sites()).usingRecursiveComparison().isEqualTo(bare.sites());
    assertThat(shipped.contentLimits()).isEqualTo(bare.contentLimits());
    assertThat(shipped.service())
        .usingRecursiveComparison()
        .ignoringFields("camel", "instance")
        .isEqualTo(bare.service());
    assertThat(shipped.state().url()).isEqualTo(bare.state().url());
  }

  @Test
  void aSecretFileOfATargetBelongsToItsSiteAlone() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("sites.properties"),
            """
            sync.sites=one,two
            site.one.target=s3://docs
            site.one.target.secret-file=/run/secrets/s3
            """);

    Settings settings = Settings.read(ConfigurationFile.of(file), Map.of(), name -> null);

    assertThat(settings.sites().get(0).targetSettings().secretFile())
        .isEqualTo(Path.of("/run/secrets/s3"));
    assertThat(settings.sites().get(1).targetSettings().secretFile()).isNull();
  }

  @Test
  void thePasswordOfTheDatabaseIsReadFromItsFileEachTime() throws Exception {
    Path secret = Files.writeString(folder.resolve("password"), "the-first-one\n");
    String text = "state.password-file=" + secret + "\n";
    Settings settings =
        Settings.readForService(
            ConfigurationFile.of(write(text)),
            Map.of(),
            Map.of("SENTINEL_SYNC_DB_PASSWORD", "of-variable")::get);

    assertThat(settings.state().password().get()).isEqualTo("the-first-one");
    Files.writeString(secret, "the-next-one\n");
    assertThat(settings.state().password().get()).isEqualTo("the-next-one");
    Files.delete(secret);
    assertThatThrownBy(() -> read(text, Map.of()))
        .hasMessageContaining("state.password-file: The secret file " + secret)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() throws Exception {
    assertThatThrownBy(
            () ->
                read(
                    """
                    sync.sites=one
                    site.one.schedule=every minute
                    schedule.time-zone=Mars/Olympus
                    http.port=http
                    management.port=70000
                    sync.lease=10ms
                    retry.first=1h
                    shutdown.timeout=soon
                    webhook.providers=github,sourceforge
                    webhook.burst=0
                    camel.server.port=8080
                    webhook.githb.secret-file=x
                    """,
                    Map.of()))
        .isInstanceOfSatisfying(
            SettingsException.class,
            wrong ->
                assertThat(String.join("\n", wrong.problems()))
                    .contains("site.one.schedule: 'every minute' is not a Quartz cron expression")
                    .contains("schedule.time-zone is 'Mars/Olympus'")
                    .contains("http.port is 'http'; allowed is a whole number from 0 to 65535")
                    .contains("management.port is '70000'")
                    .contains(
                        "sync.lease is '10ms'; allowed is a number with a unit: 500ms, 30s, 5m, 2h or 1d, from 1s")
                    .contains("retry.cap is shorter than retry.first")
                    .contains("shutdown.timeout is 'soon'")
                    .contains(
                        "webhook.providers is 'github,sourceforge'; allowed is some of azure-devops, bitbucket")
                    .contains("webhook.burst is '0'")
                    .contains("camel.server.port is not read; set http.port instead")
                    .contains("webhook.githb.secret-file is not a known setting")
                    .contains("Did you mean webhook.github.secret-file?"));
  }

  @Test
  void aSingleCommandNeedsNoSecretsOfTheService() throws Exception {
    Path file = write("webhook.providers=github");

    assertThat(
            Settings.read(ConfigurationFile.of(file), Map.of(), name -> null)
                .service()
                .webhooks()
                .credentials())
        .hasSize(1);
  }

  @Test
  void aSecretIsNeverPartOfAMessage() throws Exception {
    assertThatThrownBy(
            () ->
                read(
                    "webhook.providers=github",
                    Map.of(
                        "SENTINEL_SYNC_GITHUB_SECRET", "too short",
                        "SENTINEL_SYNC_CONTROL_TOKEN", "short too")))
        .hasMessageContaining("shorter than 24 bytes")
        .hasMessageContaining("management.token: The token has fewer than 24 characters")
        .hasMessageNotContaining("too short")
        .hasMessageNotContaining("short too");
  }

  @Test
  void aSiteWithASecretOfItsOwnHasACredentialOfItsOwn() throws Exception {
    Files.writeString(folder.resolve("secret"), SECRET + "\n");

    ServiceSettings settings =
        read(
            """
            sync.sites=open,closed
            site.closed.source=https://git.example/private.git
            site.closed.target=file:elsewhere
            site.closed.webhook.github.secret-file=%s
            webhook.providers=github
            """
                .formatted(folder.resolve("secret")),
            Map.of("SENTINEL_SYNC_GITHUB_SECRET", SECRET));

    assertThat(settings.webhooks().credentials())
        .extracting(CredentialSettings::provider, credential -> credential.sources().get(0).site())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("github", "closed"),
            org.assertj.core.groups.Tuple.tuple("github", "open"));
    assertThat(settings.webhooks().credentials())
        .allSatisfy(door -> assertThat(door.sources()).hasSize(1));
  }

  @Test
  void durationsAndNamesAreReadAsTheyAreMeant() throws Exception {
    ServiceSettings settings =
        read(
            """
            service.instance=north
            shutdown.timeout=2m
            schedule.jitter=500ms
            site.azure-sentinel.schedule=0 15 3 * * ?
            schedule.time-zone=Europe/Berlin
            """,
            Map.of());

    assertThat(settings.instance()).matches("north-[0-9a-f]{8}");
    assertThat(settings.shutdown()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.schedules().jitter().bound()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.schedules().bySite().get("azure-sentinel").zone().getId())
        .isEqualTo("Europe/Berlin");
  }

  private ServiceSettings read(String text, Map<String, String> environment) throws IOException {
    return Settings.readForService(ConfigurationFile.of(write(text)), Map.of(), environment::get)
        .service();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("application.properties"), text);
  }
}
