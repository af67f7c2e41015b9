package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.support.ByteSpool;
import java.util.ArrayList;
import java.util.List;

/**
 * Some pages to be rendered one after another.
 *
 * @param site whose facts are used
 * @param pages their keys
 * @param spool keeps what is rendered; all batches of a run share it
 */
public record RenderBatch(SiteRuntime site, List<String> pages, ByteSpool spool) {

  /** The pages of every run but a full one of a large site in HTML stay in memory. */
  private static final int MEMORY = 32 << 20;

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
    ByteSpool spool = new ByteSpool(site.settings().targetSettings().workFolder(), MEMORY);
    List<RenderBatch> batches = new ArrayList<>();
    for (int start = 0; start < pages.size(); start += size) {
      batches.add(
          new RenderBatch(site, pages.subList(start, Math.min(start + size, pages.size())), spool));
    }
    return batches;
  }
}
