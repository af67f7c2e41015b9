package dev.sentinelsync.command;

import dev.sentinelsync.pipeline.FinishedStage;
import dev.sentinelsync.pipeline.Stage;
import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.pipeline.SyncListener;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.step.Detected;
import dev.sentinelsync.pipeline.step.Fetched;
import dev.sentinelsync.pipeline.step.Parsed;
import dev.sentinelsync.pipeline.step.Planned;
import dev.sentinelsync.pipeline.step.Published;
import dev.sentinelsync.pipeline.step.Rendered;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.support.ByteCount;
import dev.sentinelsync.support.Numbers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Shows on a terminal how far long work is: one moving line with the time that the work takes, and
 * for a sync a line that stays for every stage. Elsewhere it shows nothing. For many threads.
 */
final class Progress implements ProgressListener, SyncListener, AutoCloseable {

  /** Often enough to look alive. */
  private static final long PERIOD_MILLIS = 200;

  private static final double NANOS = 1e9;

  private final Terminal out;
  private final ScheduledExecutorService ticker;
  private String stage = "";
  private String detail = "";
  private long since;
  private int width;

  private Progress(Terminal out, ScheduledExecutorService ticker) {
    this.out = out;
    this.ticker = ticker;
  }

  /** Progress on standard error; results alone go to standard output. */
  static Progress onStandardError() {
    return on(Terminal.err());
  }

  /** Progress on a terminal; on anything else it shows nothing. */
  static Progress on(Terminal out) {
    if (!out.isTerminal()) {
      return new Progress(out, null);
    }
    ScheduledExecutorService ticker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    Progress progress = new Progress(out, ticker);
    ticker.scheduleAtFixedRate(progress::draw, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return progress;
  }

  @Override
  public void progress(String name, int done, int total) {
    received(name, done, total, 0);
  }

  @Override
  public synchronized void received(String name, int done, int total, long bytes) {
    String count =
        total > 0
            ? String.format(Locale.ROOT, " %,d of %,d", done, total)
            : done > 0 ? String.format(Locale.ROOT, " %,d", done) : "";
    if (bytes > 0) {
      count += ", " + ByteCount.text(bytes);
    }
    if (stage.isEmpty() && !detail.startsWith(name)) {
      since = System.nanoTime();
    }
    detail = name + count;
  }

  @Override
  public synchronized void started(SyncRun run) {
    begin(Stage.FETCH.label());
  }

  @Override
  public synchronized void stageFinished(SyncRun run, FinishedStage finished) {
    if (ticker == null) {
      return;
    }
    clear();
    out.println(line(finished.stage().label(), words(finished), finished.took()));
    int next = finished.stage().ordinal() + 1;
    begin(next < Stage.values().length ? Stage.values()[next].label() : "");
  }

  @Override
  public void finished(SyncRun run, SyncReport report) {
    end();
  }

  private void begin(String name) {
    stage = name;
    detail = "";
    since = System.nanoTime();
  }

  private synchronized void draw() {
    if (stage.isEmpty() && detail.isEmpty()) {
      return;
    }
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    String line =
        stage.isEmpty()
            ? String.format(Locale.ROOT, "%s, %.1f s", detail, took.toNanos() / NANOS)
            : line(stage, detail, took);
    out.over(line + " ".repeat(Math.max(0, width - line.length())));
    width = line.length();
  }

  private static String line(String name, String words, Duration took) {
    return String.format(Locale.ROOT, "%-8s %6.1f s  %s", name, took.toNanos() / NANOS, words)
        .stripTrailing();
  }

  private void clear() {
    if (width > 0) {
      out.over(" ".repeat(width));
      out.over("");
      width = 0;
    }
  }

  /** What a stage did, in a few words with its number. */
  private static String words(FinishedStage stage) {
    return stage.result().map(Progress::words).orElse("failed");
  }

  private static String words(StageResult result) {
    if (result instanceof Fetched fetched) {
      return "commit "
          + fetched.revision().shortId()
          + (fetched.upToDate() ? ", already published" : "");
    }
    if (result instanceof Detected detected) {
      return Numbers.many(detected.changes().changes().size(), "file") + " to read";
    }
    if (result instanceof Parsed parsed) {
      return "%s parsed, %s known"
          .formatted(
              Numbers.withSeparators(parsed.cache().misses()),
              Numbers.withSeparators(parsed.cache().hits()));
    }
    if (result instanceof Planned planned) {
      return Numbers.many(
              planned.batches().stream().mapToInt(batch -> batch.pages().size()).sum(), "page")
          + " to render";
    }
    if (result instanceof Rendered rendered) {
      return Numbers.many(rendered.pages().size(), "page");
    }
    if (result instanceof Published published) {
      return "%s written, %s removed"
          .formatted(
              Numbers.many(published.written().size(), "page"),
              Numbers.withSeparators(published.removed().size()));
    }
    return "";
  }

  /** Ends the moving line. */
  synchronized void end() {
    clear();
    stage = "";
    detail = "";
  }

  @Override
  public void close() {
    if (ticker != null) {
      ticker.shutdownNow();
    }
    end();
  }
}
