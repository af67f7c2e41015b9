package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.state.StateDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The beans behind {@code direct:sync}, wired to one state.
 *
 * @param fetch first step
 * @param build the steps between
 * @param publish next to last step
 * @param record last step
 */
public record SyncSteps(FetchStep fetch, BuildSteps build, PublishStep publish, RecordStep record) {

  /**
   * Wires the steps.
   *
   * @param folders top-level folders that are read
   */
  public static SyncSteps wire(
      StateDatabase state,
      List<String> folders,
      ContentLimits limits,
      RightToPublish right,
      ProgressListener progress,
      Clock clock) {
    return new SyncSteps(
        new FetchStep(new PublishedLookup(state), progress),
        BuildSteps.wire(folders, limits, Optional.of(state), progress),
        new PublishStep(right, clock),
        new RecordStep(state));
  }

  /** The beans by the names that the routes use. */
  public Map<String, Object> beans() {
    Map<String, Object> beans = new TreeMap<>(build.beans());
    beans.put("fetchStep", fetch);
    beans.put("publishStep", publish);
    beans.put("recordStep", record);
    return beans;
  }
}
