package dev.sentinelsync.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sentinelsync.config.Settings;
import dev.sentinelsync.pipeline.SiteSettings;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.support.Numbers;
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

  @Mixin private JsonDocument json;

  /**
   * What is known of all sites.
   *
   * @param sites in the order of the configuration
   */
  record Document(List<Site> sites) {}

  /**
   * What is known of a site.
   *
   * @param target the target, without credentials
   * @param revision the commit that is published; null if nothing is
   * @param publishedAt when it was published; null if nothing is
   * @param pages how many pages are published
   * @param lastRun the newest run; null if there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Site(
      String name,
      String target,
      String revision,
      Instant publishedAt,
      long pages,
      LastRun lastRun) {}

  /**
   * The newest run of a site.
   *
   * @param status how it ended; {@code RUNNING} while it is at work
   * @param trigger what asked for it
   * @param finishedAt when it ended; null while it is at work
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LastRun(String id, String status, String trigger, Instant startedAt, Instant finishedAt) {}

  @Override
  public Integer call() {
    Settings settings = common.settings();
    Clock clock = Clock.systemUTC();
    List<Site> sites;
    try (StateDatabase state =
        StateDatabase.openFile(settings.state(), clock)
            .or(() -> StateDatabase.openBeside(settings.state(), clock))
            .orElseGet(() -> StateDatabase.open(settings.state(), clock))) {
      sites = settings.sites().stream().map(site -> read(site, state)).toList();
    }
    if (json.isAsked()) {
      json.print(new Document(sites));
    } else {
      sites.forEach(site -> print(site, clock.instant()));
    }
    return 0;
  }

  private static Site read(SiteSettings site, StateDatabase state) {
    Optional<Position> position = state.positions().find(site.name());
    return new Site(
        site.name(),
        site.maskedTarget(),
        position.map(Position::revision).orElse(null),
        position.map(Position::publishedAt).orElse(null),
        position.isPresent() ? state.pages().count(site.name()) : 0,
        state.runs().latest(site.name(), 1).stream()
            .findFirst()
            .map(
                run ->
                    new LastRun(
                        run.id(),
                        run.status(),
                        run.trigger(),
                        run.times().startedAt(),
                        run.times().finishedAt().orElse(null)))
            .orElse(null));
  }

  private static void print(Site site, Instant now) {
    Terminal out = Terminal.out();
    out.printf("%s%n", site.name());
    if (site.revision() == null) {
      out.println("  nothing is published yet");
    } else {
      out.printf(
          "  published  %s, %s ago, %s, target %s%n",
          site.revision(),
          age(site.publishedAt(), now),
          Numbers.many(site.pages(), "page"),
          site.target());
    }
    if (site.lastRun() != null) {
      out.printf(
          "  last run   %s, %s ago, asked for by %s (%s)%n",
          site.lastRun().status().toLowerCase(Locale.ROOT),
          age(site.lastRun().startedAt(), now),
          site.lastRun().trigger().toLowerCase(Locale.ROOT),
          site.lastRun().id());
    }
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
