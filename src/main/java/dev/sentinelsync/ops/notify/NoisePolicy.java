package dev.sentinelsync.ops.notify;

import dev.sentinelsync.service.FailureSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which runs are worth a message. A pure function of a site's run history: it goes through
 * the earlier runs as if each had just ended, and so knows which messages were sent, whichever
 * instance sent them and however often the process was started since.
 *
 * <ul>
 *   <li>A failure that a person must repair is reported at once. One that is retried is reported
 *       when it has lasted for {@link NoiseRules#grace}: retries continue until a run delivers, so
 *       there is no last one to wait for.
 *   <li>A failure that lasts is reported again, at the earliest {@link NoiseRules#repeat} after the
 *       last message.
 *   <li>A recovery is reported once, and only if the failure was.
 *   <li>Unreadable files are reported by the same rules, if configured, without grace.
 *   <li>A run that gave way to another instance changes nothing.
 * </ul>
 */
public final class NoisePolicy {

  private final NoiseRules rules;

  /**
   * @param rules delays and choices
   */
  public NoisePolicy(NoiseRules rules) {
    this.rules = rules;
  }

  /**
   * A message to send.
   *
   * @param kind what
   * @param since when the first run of the series began
   * @param runs how many runs the series has
   */
  public record Decision(NoticeKind kind, Instant since, int runs) {}

  /**
   * Decides about the newest run.
   *
   * @param earlier runs of the same site that ended before, oldest first
   * @param newest the run that has just ended
   * @return the messages, a recovery before a complaint; nothing for most runs
   */
  public List<Decision> decide(List<PastRun> earlier, PastRun newest) {
    Subject failures =
        new Subject(
            rules.grace(),
            rules.repeat(),
            NoticeKind.FAILURE,
            NoticeKind.FAILURE_REPEATED,
            NoticeKind.RECOVERY);
    Subject files =
        new Subject(
            Duration.ZERO,
            rules.repeatRejected(),
            NoticeKind.FILES_REJECTED,
            NoticeKind.FILES_STILL_REJECTED,
            NoticeKind.FILES_MENDED);
    for (PastRun run : earlier) {
      step(failures, files, run);
    }
    return step(failures, files, newest);
  }

  private List<Decision> step(Subject failures, Subject files, PastRun run) {
    List<Decision> decisions = new ArrayList<>();
    if (run.failed()) {
      failures.extend(run).ifPresent(decisions::add);
    } else if (run.delivered()) {
      failures.end().ifPresent(decisions::add);
    }
    if (rules.rejectedFiles() && run.rejectedFiles()) {
      files.extend(run).ifPresent(decisions::add);
    } else if (run.readAllFiles()) {
      files.end().ifPresent(decisions::add);
    }
    return decisions;
  }

  /** What messages are about: runs in a row with the same problem, and the last message. */
  private static final class Subject {

    private final Duration grace;
    private final Duration repeat;
    private final NoticeKind first;
    private final NoticeKind again;
    private final NoticeKind over;
    private FailureSeries series = FailureSeries.NONE;
    private Instant notified;

    Subject(Duration grace, Duration repeat, NoticeKind first, NoticeKind again, NoticeKind over) {
      this.grace = grace;
      this.repeat = repeat;
      this.first = first;
      this.again = again;
      this.over = over;
    }

    Optional<Decision> extend(PastRun run) {
      series = series.and(run.startedAt());
      NoticeKind kind = notified == null ? first : again;
      if (!isDue(run)) {
        return Optional.empty();
      }
      notified = run.finishedAt();
      return Optional.of(decision(kind));
    }

    private boolean isDue(PastRun run) {
      if (notified != null) {
        return !run.finishedAt().isBefore(notified.plus(repeat));
      }
      return !run.retryable() || !run.finishedAt().isBefore(series.since().plus(grace));
    }

    Optional<Decision> end() {
      Optional<Decision> decision =
          notified == null ? Optional.empty() : Optional.of(decision(over));
      series = FailureSeries.NONE;
      notified = null;
      return decision;
    }

    private Decision decision(NoticeKind kind) {
      return new Decision(kind, series.since(), series.runs());
    }
  }
}
