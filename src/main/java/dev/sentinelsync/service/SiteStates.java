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

  /**
   * Mostly one of them has delivered; a fleet has hundreds of sites, each looked at again and
   * again.
   */
  private static final int RUNS_AT_FIRST = 5;

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
    List<RunState> runs = runs(site);
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

  /** The newest runs, back to one that delivered and one that knew the source's revision. */
  private List<RunState> runs(String site) {
    List<RunState> newest = runs(site, RUNS_AT_FIRST);
    boolean tell =
        newest.stream().anyMatch(run -> FailureSeries.isDelivered(run.status()))
            && newest.stream().anyMatch(run -> run.toRevision() != null);
    return tell || newest.size() < RUNS_AT_FIRST ? newest : runs(site, RUNS_LOOKED_AT);
  }

  private List<RunState> runs(String site, int most) {
    return state.runs().latest(site, most).stream().map(RunState::of).toList();
  }
}
