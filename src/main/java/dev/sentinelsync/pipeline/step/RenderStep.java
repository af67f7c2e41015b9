package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.source.ProgressListener;
import java.util.List;

/** Sixth step, in parallel batches: renders pages. */
public final class RenderStep {

  private final ProgressListener progress;

  /**
   * @param progress hears how many pages are rendered, from the threads that render
   */
  public RenderStep(ProgressListener progress) {
    this.progress = progress;
  }

  /** Renders one batch of pages. */
  public List<PreparedPage> render(RenderBatch batch) {
    Site site = batch.site().catalog().site();
    FactGraph graph = batch.site().catalog().graph();
    List<PreparedPage> rendered =
        batch.pages().stream()
            .map(page -> PreparedPage.of(site.render(graph, page), batch.waiting()))
            .toList();
    batch.count().add(rendered.size(), progress);
    return rendered;
  }
}
