package dev.sentinelsync.pipeline;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.site.Site;

/** Sixth step, in parallel batches: makes pages. */
public final class RenderStep {

  /** Makes one batch of pages. */
  public void render(RenderTask task) {
    SyncRun run = task.run();
    Site site = run.site().catalog().site();
    FactGraph graph = run.site().catalog().graph();
    task.pages().forEach(page -> run.addRendered(site.render(graph, page)));
  }
}
