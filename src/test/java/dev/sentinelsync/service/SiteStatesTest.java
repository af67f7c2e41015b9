package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.service.schedule.CronSchedule;
import dev.sentinelsync.service.schedule.ScheduleJitter;
import dev.sentinelsync.service.settings.ServiceSettings.Schedules;
import dev.sentinelsync.state.Lease;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history of runs says of a site, however long ago one delivered. */
class SiteStatesTest {

  private static final Duration BETWEEN = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock();
  private StateDatabase state;
  private SiteStates states;
  private int runs;

  @BeforeEach
  void open() {
    state = StateDatabase.open(StateSettings.h2(folder.resolve("state")), clock);
    SyncWorkers idle =
        new SyncWorkers(
            1,
            state.requests(),
            Set.of(),
            site -> {},
            new SyncWorkers.Attempts() {
              @Override
              public void ended(String site) {}

              @Override
              public void failed(String site) {}
            });
    states =
        new SiteStates(
            state,
            idle,
            new Schedules(
                new TreeMap<>(Map.of("docs", new CronSchedule("0 0 0 * * ?", ZoneOffset.UTC))),
                new ScheduleJitter(Duration.ZERO)),
            clock);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private Instant run(String status, String revision) {
    String id = "run-" + ++runs;
    clock.advance(BETWEEN);
    Instant started = clock.instant();
    Lease lease = new Lease("docs", "owner", runs, started, started.plus(BETWEEN));
    state.runs().start(Run.begin(id, lease, "WEBHOOK", "one", started, started, Optional.empty()));
    state.runs().finish(id, status, revision, null);
    return started;
  }

  @Test
  void oneThatDeliveredAmongTheNewestSaysAll() {
    run("FAILED", "r1");
    Instant delivered = run("PUBLISHED", "r2");
    Instant failed = run("FAILED", null);
    clock.advance(BETWEEN);

    SiteState docs = states.of("docs");

    assertThat(docs.revisions().deliveredAt()).isEqualTo(delivered);
    assertThat(docs.revisions().source()).isEqualTo("r2");
    assertThat(docs.lagSeconds()).isEqualTo(Duration.between(failed, clock.instant()).toSeconds());
  }

  @Test
  void aSeriesOfFailuresIsFollowedBackToItsBeginning() {
    Instant delivered = run("PUBLISHED", "r1");
    Instant first = run("FAILED", "r2");
    for (int i = 0; i < 20; i++) {
      run("FAILED", null);
    }

    SiteState docs = states.of("docs");

    assertThat(docs.revisions().deliveredAt()).isEqualTo(delivered);
    assertThat(docs.revisions().source()).isEqualTo("r2");
    assertThat(docs.lagSeconds()).isEqualTo(Duration.between(first, clock.instant()).toSeconds());
  }

  @Test
  void aSiteThatNoRunHasDeliveredLagsSinceTheFirstOne() {
    Instant first = run("FAILED", null);
    run("FAILED", null);

    assertThat(states.of("docs").lagSeconds())
        .isEqualTo(Duration.between(first, clock.instant()).toSeconds());
    assertThat(states.of("docs").revisions().deliveredAt()).isNull();
  }
}
