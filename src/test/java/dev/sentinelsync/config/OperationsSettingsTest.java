package dev.sentinelsync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.http.dashboard.DashboardSettings;
import dev.sentinelsync.http.dashboard.DashboardSettings.Access;
import dev.sentinelsync.ops.notify.NoiseRules;
import dev.sentinelsync.ops.notify.NotificationSettings.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of dashboard and notifications, as people write it. */
class OperationsSettingsTest {

  private static final String SECRET = "https://hooks.example.org/recognisable-secret";

  @TempDir Path folder;

  @Test
  void theShippedConfigurationSaysTheDefaults() {
    Settings shipped =
        Settings.readForService(
            ConfigurationFile.of(Path.of("config/application.properties")), Map.of(), name -> null);

    assertThat(shipped.operations().dashboard()).isEqualTo(DashboardSettings.DEFAULT);
    assertThat(shipped.operations().notifications().channel()).isEmpty();
    assertThat(shipped.operations().notifications().rules()).isEqualTo(NoiseRules.DEFAULT);
    assertThat(shipped.operations().notifications().link()).isEmpty();
  }

  @Test
  void everySettingIsRead() throws Exception {
    Settings settings =
        read(
            """
            dashboard.access=open
            dashboard.streams=3
            notify.to=teams
            notify.url-variable=TEAMS_URL
            notify.grace=1m
            notify.repeat=2h
            notify.rejected-files=true
            notify.rejected-files-repeat=3d
            notify.link=https://sync.example.org/
            """,
            Map.of("TEAMS_URL", SECRET));

    assertThat(settings.operations().dashboard()).isEqualTo(new DashboardSettings(Access.OPEN, 3));
    assertThat(settings.operations().notifications().channel())
        .hasValueSatisfying(channel -> assertThat(channel.format()).isEqualTo(Format.TEAMS));
    assertThat(settings.operations().notifications().rules())
        .isEqualTo(
            new NoiseRules(Duration.ofMinutes(1), Duration.ofHours(2), true, Duration.ofDays(3)));
    assertThat(settings.operations().notifications().link()).hasValue("https://sync.example.org/");
    assertThat(settings.toString()).doesNotContain("recognisable-secret");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    dashboard.access=everyone
                    dashboard.streams=many
                    notify.to=slack
                    notify.grace=soon
                    notify.link=javascript:alert(1)
                    notify.url=https://hooks.example.org/recognisable-secret
                    """,
                    Map.of()))
        .isInstanceOfSatisfying(
            SettingsException.class,
            wrong ->
                assertThat(String.join("\n", wrong.problems()))
                    .contains("dashboard.access is 'everyone'; allowed is one of token, open, off")
                    .contains("dashboard.streams is 'many'")
                    .contains("notify.grace is 'soon'")
                    .contains("notify.link is 'javascript:alert(1)'")
                    .contains("notify.url is not a known setting")
                    .contains("notify: no address is given; set the environment variable")
                    .doesNotContain("recognisable-secret"));
  }

  @Test
  void anAddressThatCannotBeUsedIsSaidAtTheStartWithoutTellingIt() {
    assertThatThrownBy(
            () ->
                read(
                    "notify.to=webhook",
                    Map.of("SENTINEL_SYNC_NOTIFY_URL", SECRET.replace("https", "http"))))
        .hasMessageContaining("notify: the address must be https")
        .hasMessageNotContaining("recognisable-secret");
  }

  @Test
  void aSingleCommandNeedsNoReceiver() throws Exception {
    Path file = write("notify.to=slack");

    assertThat(
            Settings.read(ConfigurationFile.of(file), Map.of(), name -> null)
                .operations()
                .notifications()
                .channel())
        .isPresent();
  }

  private Settings read(String text, Map<String, String> environment) throws IOException {
    return Settings.readForService(ConfigurationFile.of(write(text)), Map.of(), environment::get);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("application.properties"), text);
  }
}
