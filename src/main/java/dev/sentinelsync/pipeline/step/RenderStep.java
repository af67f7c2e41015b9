package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.page.RenderedPage;
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
  public List<RenderedPage> render(RenderBatch batch) {
    Site site = batch.site().catalog().site();
    FactGraph graph = batch.site().catalog().graph();
    List<RenderedPage> rendered =
        batch.pages().stream().map(page -> site.render(graph, page).in(batch.spool())).toList();
    batch.count().add(rendered.size(), progress);
    return rendered;
  }
}
