package dev.sentinelsync.ops.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which runs are worth a message. A pure function of a site's run history: it goes through
 * the earlier runs as if each had just ended, and so knows what was said, whichever instance said
 * it and however often the process was started since.
 *
 * <ul>
 *   <li>A failure that a person must mend is told at once. One that is tried again is told when it
 *       has lasted for {@link NoiseRules#grace}: since retries go on until a run delivers, waiting
 *       for the last one would be waiting for ever.
 *   <li>A failure that lasts is told again, at the earliest {@link NoiseRules#repeat} after the
 *       last message.
 *   <li>A recovery is told once, and only if the failure was.
 *   <li>Files that cannot be read are told of by the same rules, if wanted, without grace.
 *   <li>A run that gave way to another instance says nothing.
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
   * Something to tell.
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
   * @return what to tell, a recovery before a complaint; nothing for most runs
   */
  public List<Decision> decide(List<PastRun> earlier, PastRun newest) {
    Series failures =
        new Series(
            rules.grace(),
            rules.repeat(),
            NoticeKind.FAILURE,
            NoticeKind.FAILURE_REPEATED,
            NoticeKind.RECOVERY);
    Series files =
        new Series(
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

  private List<Decision> step(Series failures, Series files, PastRun run) {
    List<Decision> decisions = new ArrayList<>();
    if (run.failed()) {
      failures.goesOn(run).ifPresent(decisions::add);
    } else if (run.delivered()) {
      failures.ends().ifPresent(decisions::add);
    }
    if (rules.rejectedFiles() && run.rejectedFiles()) {
      files.goesOn(run).ifPresent(decisions::add);
    } else if (run.readAllFiles()) {
      files.ends().ifPresent(decisions::add);
    }
    return decisions;
  }

  /** Runs one after the other with the same trouble, and when it was last told of. */
  private static final class Series {

    private final Duration grace;
    private final Duration repeat;
    private final NoticeKind first;
    private final NoticeKind again;
    private final NoticeKind over;
    private Instant since;
    private Instant told;
    private int runs;

    Series(Duration grace, Duration repeat, NoticeKind first, NoticeKind again, NoticeKind over) {
      this.grace = grace;
      this.repeat = repeat;
      this.first = first;
      this.again = again;
      this.over = over;
    }

    Optional<Decision> goesOn(PastRun run) {
      runs++;
      if (since == null) {
        since = run.startedAt();
      }
      NoticeKind kind = told == null ? first : again;
      if (!isDue(run)) {
        return Optional.empty();
      }
      told = run.finishedAt();
      return Optional.of(new Decision(kind, since, runs));
    }

    private boolean isDue(PastRun run) {
      if (told != null) {
        return !run.finishedAt().isBefore(told.plus(repeat));
      }
      return !run.retryable() || !run.finishedAt().isBefore(since.plus(grace));
    }

    Optional<Decision> ends() {
      Optional<Decision> decision =
          told == null ? Optional.empty() : Optional.of(new Decision(over, since, runs));
      since = null;
      told = null;
      runs = 0;
      return decision;
    }
  }
}
