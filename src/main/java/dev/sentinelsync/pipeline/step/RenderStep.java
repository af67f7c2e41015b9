package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.page.RenderedPage;
import java.util.List;

/** Sixth step, in parallel batches: renders pages. */
public final class RenderStep {

  /** Renders one batch of pages. */
  public List<RenderedPage> render(RenderBatch batch) {
    Site site = batch.site().catalog().site();
    FactGraph graph = batch.site().catalog().graph();
    return batch.pages().stream()
        .map(page -> site.render(graph, page).in(batch.spool()))
        .toList();
  }
}
