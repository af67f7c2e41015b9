package dev.sentinelsync.pipeline.run;

import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.step.Fetched;
import java.util.List;
import org.slf4j.MDC;

/** What every log line of a run carries, whoever writes it: the labels of the thread's context. */
public final class RunLabels implements SyncListener {

  /** Name of the site. */
  public static final String SITE = "site";

  /** Unique name of the run. */
  public static final String RUN = "run";

  /** Address of the source, without credentials. */
  public static final String SOURCE = "source";

  /** Commit that was published before; from the end of the first step. */
  public static final String FROM_REVISION = "from_revision";

  /** Commit that the run works on; from the end of the first step. */
  public static final String TO_REVISION = "to_revision";

  private static final List<String> ALL = List.of(SITE, RUN, SOURCE, FROM_REVISION, TO_REVISION);

  /** Labels that are on until they are closed. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** From now on this thread works on a run. */
  static Scope open(String run, SiteRuntime site) {
    MDC.put(SITE, site.name());
    MDC.put(RUN, run);
    MDC.put(SOURCE, site.sourceAddress());
    return () -> ALL.forEach(MDC::remove);
  }

  @Override
  public void stageFinished(SyncRun run, FinishedStage stage) {
    stage
        .result(Fetched.class)
        .ifPresent(
            fetched -> {
              fetched.publishedBefore().ifPresent(revision -> MDC.put(FROM_REVISION, revision));
              MDC.put(TO_REVISION, fetched.revision().id());
            });
  }
}
