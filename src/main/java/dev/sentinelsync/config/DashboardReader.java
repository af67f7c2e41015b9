package dev.sentinelsync.config;

import dev.sentinelsync.http.dashboard.DashboardSettings;
import dev.sentinelsync.http.dashboard.DashboardSettings.Access;
import java.util.List;
import java.util.Locale;

/** Reads how the dashboard is offered. */
final class DashboardReader {

  private final PropertyFile properties;

  DashboardReader(PropertyFile properties) {
    this.properties = properties;
  }

  DashboardSettings read() {
    String access = properties.word("dashboard.access", "token", List.of("token", "open", "off"));
    return new DashboardSettings(
        Access.valueOf(access.toUpperCase(Locale.ROOT)),
        properties.number("dashboard.streams", DashboardSettings.DEFAULT_STREAMS, 0, 1_000));
  }
}
