package dev.sentinelsync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the state costs at the size of the real repository: 12,000 pages with 1.5 KiB of recorded
 * reads each, 5,500 parse results of 2 KiB.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StateBenchmark {

  @Param({"H2", "POSTGRESQL"})
  String vendor;

  private final Random random = new Random(1);
  private final List<PageRecord> pages = new ArrayList<>();
  private final List<PageRecord> otherPages = new ArrayList<>();
  private final Map<ParseKey, byte[]> parsed = new TreeMap<>();
  private Path folder;
  private StateDatabase state;
  private int counter;

  @Setup(Level.Trial)
  public void open() throws IOException {
    folder = Files.createTempDirectory("state-benchmark");
    state = StateDatabase.open(Vendor.valueOf(vendor).fresh(folder), Clock.systemUTC());
    for (int i = 0; i < 12_000; i++) {
      pages.add(page(i));
      otherPages.add(page(i));
    }
    for (int i = 0; i < 5_500; i++) {
      parsed.put(new ParseKey("kind" + i % 5, hex(20), "1"), halfRandom(2048));
    }
    state.pages().replaceAll(StateTestBase.position("r", 1), pages);
    state.parseCache().put(parsed);
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    state.close();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Benchmark
  public long loadAllPages() {
    long[] bytes = {0};
    state.pages().load(StateTestBase.SITE, page -> bytes[0] += page.reads().length);
    return bytes[0];
  }

  @Benchmark
  public void replaceAllPagesEachChanged() {
    boolean even = counter++ % 2 == 0;
    state.pages().replaceAll(StateTestBase.position("r", 1), even ? otherPages : pages);
  }

  @Benchmark
  public void writeAllPagesOfANewSite() {
    state.pages().replaceAll(StateTestBase.position("r", 1), List.of());
    state.pages().replaceAll(StateTestBase.position("r", 1), pages);
  }

  @Benchmark
  public void recordTwelvePages() {
    int from = random.nextInt(pages.size() - 12);
    state.pages().record(StateTestBase.position("r", 1), pages.subList(from, from + 12), List.of());
  }

  @Benchmark
  public int readAllParseResults() {
    return state.parseCache().get(parsed.keySet()).size();
  }

  @Benchmark
  public void writeAllParseResults() {
    state.parseCache().put(parsed);
  }

  @Benchmark
  public boolean acquireAndReleaseLease() {
    return state
        .leases()
        .release(state.leases().acquire("bench", "owner", Duration.ofMinutes(1)).orElseThrow());
  }

  @Benchmark
  public boolean acceptWebhook() {
    String id = "delivery-" + counter++;
    boolean first = state.deliveries().add("bench", id, List.of());
    state.requests().add(new SyncRequest(id, "bench", "webhook", StateTestBase.START));
    return first;
  }

  private PageRecord page(int number) {
    return new PageRecord(
        "content/solutions/some-solution/rule-%05d.md".formatted(number),
        "rule",
        "Solutions/Some Solution/Analytic Rules/Rule%05d.yaml".formatted(number),
        hex(32),
        4_000,
        halfRandom(1536),
        hex(20));
  }

  private String hex(int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return HexFormat.of().formatHex(some);
  }

  /** Compresses to about half, as keys with fingerprints and facts do. */
  private byte[] halfRandom(int length) {
    byte[] some = new byte[length];
    for (int i = 0; i < length; i += 2) {
      some[i] = (byte) random.nextInt(256);
    }
    return some;
  }
}
