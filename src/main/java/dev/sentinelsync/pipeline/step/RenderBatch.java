package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.SiteRuntime;
import java.util.ArrayList;
import java.util.List;

/**
 * Some pages to be rendered one after another.
 *
 * @param site whose facts are used
 * @param pages their keys
 */
public record RenderBatch(SiteRuntime site, List<String> pages) {

  /** Most pages of a batch; as for files, small enough that two cores end at the same time. */
  private static final int SIZE = 64;

  /** A small change renders few pages of very different size; each is then its own batch. */
  private static final int BATCHES = 16;

  public RenderBatch {
    pages = List.copyOf(pages);
  }

  /** Divides pages into batches. */
  static List<RenderBatch> of(SiteRuntime site, List<String> pages) {
    int size = Math.max(1, Math.min(SIZE, pages.size() / BATCHES));
    List<RenderBatch> batches = new ArrayList<>();
    for (int start = 0; start < pages.size(); start += size) {
      batches.add(
          new RenderBatch(site, pages.subList(start, Math.min(start + size, pages.size()))));
    }
    return batches;
  }
}
