package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.source.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some pages to be rendered one after another.
 *
 * @param site whose facts are used
 * @param pages their keys
 * @param waiting keeps what is rendered; all batches of a run share it
 * @param count of the pages of all batches
 */
public record RenderBatch(SiteRuntime site, List<String> pages, WaitingPages waiting, Count count) {

  /** Most pages of a batch; as for files, small enough that two cores end at the same time. */
  private static final int SIZE = 64;

  /** A small change renders few pages of very different size; each is then its own batch. */
  private static final int BATCHES = 16;

  /** How many pages of a build are rendered; for many threads. */
  static final class Count {

    private final AtomicInteger done = new AtomicInteger();
    private final int total;

    private Count(int total) {
      this.total = total;
    }

    void add(int pages, ProgressListener progress) {
      progress.progress("Rendering pages", done.addAndGet(pages), total);
    }
  }

  public RenderBatch {
    pages = List.copyOf(pages);
  }

  /** Divides pages into batches. */
  static List<RenderBatch> of(BuildRequest build, List<String> pages) {
    int size = Math.max(1, Math.min(SIZE, pages.size() / BATCHES));
    WaitingPages waiting = WaitingPages.of(build);
    Count count = new Count(pages.size());
    List<RenderBatch> batches = new ArrayList<>();
    for (int start = 0; start < pages.size(); start += size) {
      List<String> part = pages.subList(start, Math.min(start + size, pages.size()));
      batches.add(new RenderBatch(build.site(), part, waiting, count));
    }
    return batches;
  }
}
