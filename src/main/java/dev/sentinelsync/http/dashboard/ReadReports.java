package dev.sentinelsync.http.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sentinelsync.service.RunState;
import dev.sentinelsync.service.ServiceControl;
import dev.sentinelsync.state.Run;
import dev.sentinelsync.support.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports of runs that have ended, which never change, so that each is read from the database once.
 * For many threads.
 */
final class ReadReports {

  private static final Logger LOG = LoggerFactory.getLogger(ReadReports.class);

  /** What sixteen sites show; a report as it is kept here has some 20 KB at most. */
  private static final int KEPT = 512;

  /** Numbers of pages: all runs that a hundred sites look at. */
  private static final int KEPT_NUMBERS = 50_000;

  private final ServiceControl control;
  private final Map<String, Optional<ReadReport>> known = new Newest<>(KEPT);

  /** Charts show many more runs than lists do, and of each a number alone. */
  private final Map<String, Integer> pages = new Newest<>(KEPT_NUMBERS);

  /** Keeps what was asked for last. */
  private static final class Newest<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Newest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > most;
    }
  }

  ReadReports(ServiceControl control) {
    this.control = control;
  }

  /**
   * The report of a run.
   *
   * @param links of the run's site
   * @return its report; empty if it runs, was abandoned, or is not in the history any more
   */
  Optional<ReadReport> of(RunState run, SourceLinks links) {
    if (run.times().finishedAt() == null) {
      return Optional.empty();
    }
    synchronized (known) {
      Optional<ReadReport> report = known.get(run.id());
      if (report != null) {
        return report;
      }
    }
    Optional<ReadReport> read =
        control.run(run.id()).flatMap(Run::report).flatMap(json -> parsed(run.id(), json, links));
    synchronized (known) {
      known.put(run.id(), read);
    }
    return read;
  }

  /**
   * How many pages a run sent and took out.
   *
   * @param links of the run's site
   */
  int pages(RunState run, SourceLinks links) {
    synchronized (known) {
      Integer number = pages.get(run.id());
      if (number != null) {
        return number;
      }
    }
    Optional<ReadReport> report = of(run, links);
    int number =
        report
            .map(ReadReport::changes)
            .map(change -> change.written() + change.removed())
            .orElse(0);
    if (run.times().finishedAt() != null) {
      synchronized (known) {
        pages.put(run.id(), number);
      }
    }
    return number;
  }

  private static Optional<ReadReport> parsed(String run, String json, SourceLinks links) {
    try {
      return Optional.of(ReadReport.of(Json.MAPPER.readTree(json), links));
    } catch (JsonProcessingException e) {
      LOG.warn("The report of run {} is not well-formed JSON and is not shown", run);
      return Optional.empty();
    }
  }
}
