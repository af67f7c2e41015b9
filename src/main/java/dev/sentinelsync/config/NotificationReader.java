package dev.sentinelsync.config;

import dev.sentinelsync.ops.notify.NoiseRules;
import dev.sentinelsync.ops.notify.NotificationSettings;
import dev.sentinelsync.ops.notify.NotificationSettings.Channel;
import dev.sentinelsync.ops.notify.NotificationSettings.Format;
import dev.sentinelsync.service.SecretPlace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who is told of failures. */
final class NotificationReader {

  private static final String DEFAULT_VARIABLE = "SENTINEL_SYNC_NOTIFY_URL";

  private static final String NOBODY = "nobody";

  private final PropertyFile properties;

  NotificationReader(PropertyFile properties) {
    this.properties = properties;
  }

  NotificationSettings read() {
    String to = properties.word("notify.to", NOBODY, List.of(NOBODY, "webhook", "teams", "slack"));
    SecretPlace url =
        new SecretPlace(
            "notify.url",
            Optional.of(properties.text("notify.url-variable", DEFAULT_VARIABLE)),
            properties.path("notify.url-file"));
    Optional<Channel> channel =
        to.equals(NOBODY)
            ? Optional.empty()
            : Optional.of(new Channel(Format.valueOf(to.toUpperCase(Locale.ROOT)), url));
    return new NotificationSettings(channel, rules(), link());
  }

  private NoiseRules rules() {
    NoiseRules defaults = NoiseRules.DEFAULT;
    return new NoiseRules(
        properties.duration("notify.grace", defaults.grace()),
        properties.duration("notify.repeat", defaults.repeat()),
        properties.flag("notify.rejected-files", defaults.rejectedFiles()),
        properties.duration("notify.rejected-files-repeat", defaults.repeatRejected()));
  }

  private Optional<String> link() {
    Optional<String> link = properties.text("notify.link");
    if (link.isPresent() && !link.get().matches("https?://[^\\s\"<>]+")) {
      properties.problem(
          "notify.link is '%s'; allowed is the http or https address of the dashboard."
              .formatted(link.get()));
    }
    return link;
  }
}
