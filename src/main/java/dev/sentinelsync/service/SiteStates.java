package dev.sentinelsync.service;

import dev.sentinelsync.service.SiteState.PauseState;
import dev.sentinelsync.service.SiteState.Revisions;
import dev.sentinelsync.service.settings.ServiceSettings.Schedules;
import dev.sentinelsync.state.Position;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads the states of sites from the database, so that every instance reports the same. */
final class SiteStates {

  /** How far back the beginning of a series of failures is looked for. */
  private static final int RUNS_LOOKED_AT = 200;

  private final StateDatabase state;
  private final SyncWorkers workers;
  private final Schedules schedules;
  private final Clock clock;

  SiteStates(StateDatabase state, SyncWorkers workers, Schedules schedules, Clock clock) {
    this.state = state;
    this.workers = workers;
    this.schedules = schedules;
    this.clock = clock;
  }

  SiteState of(String site) {
    Instant now = clock.instant();
    Optional<Position> position = state.positions().find(site);
    List<RunState> runs =
        state.runs().latest(site, RUNS_LOOKED_AT).stream().map(RunState::of).toList();
    return new SiteState(
        site,
        workers.isRunning(site),
        state.requests().count(site),
        state
            .pauses()
            .find(site)
            .map(pause -> new PauseState(pause.by(), pause.reason(), pause.at()))
            .orElse(null),
        schedules.jitter().nextStart(schedules.bySite().get(site), site, now).orElse(null),
        new Revisions(
            position.map(Position::revision).orElse(null),
            position.map(Position::publishedAt).orElse(null),
            runs.stream()
                .filter(run -> FailureSeries.isDelivered(run.status()))
                .findFirst()
                .map(run -> run.times().finishedAt())
                .orElse(null),
            runs.stream()
                .map(RunState::toRevision)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null)),
        // The first run after the last one that delivered could have delivered.
        FailureSeries.latest(runs).lasted(now).toSeconds(),
        runs.stream().findFirst().orElse(null));
  }
}
