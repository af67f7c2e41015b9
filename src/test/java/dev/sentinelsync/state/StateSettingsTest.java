package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StateSettingsTest {

  @Test
  void aPasswordInTheAddressIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () ->
                StateSettings.of(
                    "jdbc:postgresql://db/state?user=x&PassWord=hunter2", "", () -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("contains a password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void otherDatabasesAreRefused() {
    assertThatThrownBy(() -> StateSettings.of("jdbc:mysql://db/state", "", () -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must begin with jdbc:h2:file: or jdbc:postgresql://");
  }

  @Test
  void aPoolOfOneWouldWaitForItself() {
    assertThatThrownBy(
            () ->
                new StateSettings(
                    "jdbc:postgresql://db/state", "", () -> "", 1, Duration.ofSeconds(1)))
        .hasMessageContaining("at least 2 connections, not 1");
  }

  @Test
  void theShortestConnectionTimeoutIsAQuarterOfASecond() {
    assertThat(settings(2, 250).connectionTimeout()).isEqualTo(Duration.ofMillis(250));
    assertThatThrownBy(() -> settings(2, 249)).hasMessageContaining("at least 250 ms, not 249 ms");
  }

  private static StateSettings settings(int pool, int millis) {
    return new StateSettings(
        "jdbc:postgresql://db/state", null, () -> "", pool, Duration.ofMillis(millis));
  }

  @Test
  void textFormShowsNeitherPasswordNorParameters() {
    StateSettings settings =
        StateSettings.of("jdbc:postgresql://db/state?sslkey=/secret", "ops", () -> "hunter2");

    assertThat(settings)
        .hasToString("StateSettings[jdbc:postgresql://db/state, user ops, pool of 10]");
  }

  @Test
  void onlyPostgresqlIsShared() {
    assertThat(StateSettings.of("jdbc:postgresql://db/state", "", () -> "").shared()).isTrue();
    assertThat(StateSettings.h2(Path.of("state")).shared()).isFalse();
  }
}
