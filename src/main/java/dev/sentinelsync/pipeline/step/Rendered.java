package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import java.util.Comparator;
import java.util.List;

/**
 * Result of the sixth step.
 *
 * @param planned what was to be rendered
 * @param pages the pages, by address
 */
public record Rendered(Planned planned, List<PreparedPage> pages) implements StageResult {

  /** Joins the pages of all batches. */
  public static Rendered join(Planned planned, List<List<PreparedPage>> batches) {
    return new Rendered(
        planned,
        batches.stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(PreparedPage::address))
            .toList());
  }

  /** What was built. */
  public BuildRequest build() {
    return planned.build();
  }
}
