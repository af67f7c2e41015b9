package dev.sentinelsync.pipeline;

import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.pipeline.step.RenderBatch;
import dev.sentinelsync.pipeline.step.RenderStep;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.source.ProgressListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The render step, which also says how long whole-file exports took, and how long all else. */
public final class TimedRender {

  private static final String EXPORT = PageKind.EXPORT.name() + "/";

  private final RenderStep step = new RenderStep(ProgressListener.NONE);
  private final AtomicLong exports = new AtomicLong();
  private final AtomicLong others = new AtomicLong();

  /** Called by the route, from several threads. After a small change a batch is one page. */
  public List<PreparedPage> render(RenderBatch batch) {
    long began = System.nanoTime();
    List<PreparedPage> rendered = step.render(batch);
    boolean export = batch.pages().stream().anyMatch(page -> page.startsWith(EXPORT));
    (export ? exports : others).addAndGet(System.nanoTime() - began);
    return rendered;
  }

  /** Nanoseconds of work on whole-file exports since the last call. */
  long exports() {
    return exports.getAndSet(0);
  }

  /** Nanoseconds of work on all other pages since the last call. */
  long others() {
    return others.getAndSet(0);
  }
}
