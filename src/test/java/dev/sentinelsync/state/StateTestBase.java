package dev.sentinelsync.state;

import dev.sentinelsync.testing.ManualClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Gives each test an empty database of the vendor that the subclass names. */
abstract class StateTestBase {

  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final String SITE = "public";

  @TempDir Path folder;

  final ManualClock clock = new ManualClock(START);
  private final Vendor vendor;
  StateSettings settings;
  StateDatabase state;

  StateTestBase(Vendor vendor) {
    this.vendor = vendor;
  }

  @BeforeEach
  void openDatabase() {
    settings = vendor.fresh(folder);
    state = StateDatabase.open(settings, clock);
  }

  @AfterEach
  void closeDatabase() {
    state.close();
    vendor.discard(settings);
  }

  /** Direct access, to bring about what the stores never would. */
  void sql(String statement, Object... arguments) {
    Jdbi.create(state.connections()).useHandle(handle -> handle.execute(statement, arguments));
  }

  /** Lets a lease run out without waiting for it. */
  void expireLease(String site) {
    sql(
        "UPDATE publish_lease SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE site = ?",
        site);
  }

  static Position position(String revision, long fence) {
    return new Position(SITE, revision, "publish-" + revision, fence, "1.0.0", "c0ffee", START);
  }

  static PageRecord page(String path, String revision) {
    return new PageRecord(
        path,
        "rule",
        "key of " + path,
        "ab".repeat(32),
        1234,
        path.getBytes(StandardCharsets.UTF_8),
        revision);
  }

  Map<String, PageRecord> loaded(String site) {
    Map<String, PageRecord> pages = new TreeMap<>();
    state.pages().load(site, page -> pages.put(page.path(), page));
    return pages;
  }

  /** Runs the action in so many threads at once and returns what each returned. */
  static <T> List<T> atOnce(int threads, Callable<T> action) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CyclicBarrier start = new CyclicBarrier(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  start.await(30, TimeUnit.SECONDS);
                  return action.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get(60, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
