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

  private final ServiceControl control;
  private final Map<String, Optional<ReadReport>> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<ReadReport>> eldest) {
          return size() > KEPT;
        }
      };

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

  private static Optional<ReadReport> parsed(String run, String json, SourceLinks links) {
    try {
      return Optional.of(ReadReport.of(Json.MAPPER.readTree(json), links));
    } catch (JsonProcessingException e) {
      LOG.warn("The report of run {} is not well-formed JSON and is not shown", run);
      return Optional.empty();
    }
  }
}
