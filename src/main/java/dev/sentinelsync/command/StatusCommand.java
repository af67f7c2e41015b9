package dev.sentinelsync.command;

import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code status}: what is published, from which commit, how old, and the last run. */
@Command(
    name = "status",
    description =
        "Says what is published of each site, from which commit, how old, and the last run.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:The state was printed.",
      "1:The state cannot be read.",
      "2:The command line or the configuration is wrong."
    })
final class StatusCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    Settings settings = common.settings();
    Clock clock = Clock.systemUTC();
    try (StateDatabase state = StateDatabase.open(settings.state(), clock)) {
      for (SiteSettings site : settings.sites()) {
        print(site, state, clock.instant());
      }
    }
    return 0;
  }

  private static void print(SiteSettings site, StateDatabase state, Instant now) {
    System.out.printf("%s%n", site.name());
    Optional<Position> position = state.positions().find(site.name());
    if (position.isEmpty()) {
      System.out.println("  nothing is published yet");
    }
    position.ifPresent(
        published ->
            System.out.printf(
                Locale.ROOT,
                "  published  %s, %s ago, %d pages, target %s%n",
                published.revision(),
                age(published.publishedAt(), now),
                state.pages().count(site.name()),
                site.maskedTarget()));
    List<Run> runs = state.runs().latest(site.name(), 1);
    runs.forEach(
        run ->
            System.out.printf(
                Locale.ROOT,
                "  last run   %s, %s, asked by %s, %s ago%n",
                run.id(),
                run.status(),
                run.trigger(),
                age(run.times().startedAt(), now)));
  }

  /** A span of time in its two largest units. */
  static String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toDays() > 0) {
      return age.toDays() + " d " + age.toHoursPart() + " h";
    }
    if (age.toHours() > 0) {
      return age.toHours() + " h " + age.toMinutesPart() + " min";
    }
    return age.toMinutes() > 0
        ? age.toMinutes() + " min " + age.toSecondsPart() + " s"
        : Math.max(0, age.toSeconds()) + " s";
  }
}
