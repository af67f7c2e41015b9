package dev.sentinelsync.pipeline;

import com.sun.management.OperatingSystemMXBean;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.ChangedRule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * What HTML and search cost: processor time of a full build and of one changed rule, with both and
 * without, in turns in one process over the real head. Prints; asserts nothing.
 */
public final class HtmlCostBench {

  private static final HtmlSettings MARKDOWN =
      new HtmlSettings(List.of("markdown"), "Cost", Optional.empty(), false, true);

  private static final HtmlSettings ALL =
      new HtmlSettings(List.of("markdown", "html"), "Cost", Optional.empty(), true, true);

  /** Full builds of each form; the first one of each also warms the process. */
  private static final int BUILDS = Integer.getInteger("bench.builds", 3);

  private static final int RULES = Integer.getInteger("bench.rules", 30);

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private HtmlCostBench() {}

  /** Runs both measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-cost");
    Path git = folder.resolve("git");
    try (BundledRepository bundle = BundledRepository.cloneInto(git);
        Repository origin = FileRepositoryBuilder.create(git.toFile());
        SyncFixture markdown = fixture(folder.resolve("markdown"), git, MARKDOWN);
        SyncFixture all = fixture(folder.resolve("all"), git, ALL)) {
      Map<SyncFixture, List<Long>> builds = Map.of(markdown, list(), all, list());
      SyncOptions everything = new SyncOptions(Optional.empty(), true, false, true);
      for (int i = 0; i < BUILDS; i++) {
        for (SyncFixture fixture : List.of(markdown, all)) {
          builds.get(fixture).add(cost(fixture, everything));
        }
      }
      print("full build", builds.get(markdown), builds.get(all), 1.8);
      for (ChangedRule rule : ChangedRule.values()) {
        Map<SyncFixture, List<Long>> changes = Map.of(markdown, list(), all, list());
        for (int i = 0; i < RULES; i++) {
          rule.commit(origin, i % 2 == 0 ? "High" : "Low", i);
          for (SyncFixture fixture : List.of(markdown, all)) {
            changes.get(fixture).add(cost(fixture, SyncOptions.DEFAULT));
          }
        }
        print("changed rule " + rule.described(), changes.get(markdown), changes.get(all), 2.5);
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static List<Long> list() {
    return new ArrayList<>();
  }

  private static SyncFixture fixture(Path folder, Path git, HtmlSettings html) throws IOException {
    Files.createDirectories(folder);
    String target = "file:" + folder.resolve("site") + "?mode=in-place";
    return new SyncFixture(
        folder, TestSites.with(TestSites.site(folder, git.toString(), "navbar", target), html));
  }

  private static long cost(SyncFixture fixture, SyncOptions options) {
    long before = SYSTEM.getProcessCpuTime();
    SyncReport report = fixture.sync(options);
    long cost = SYSTEM.getProcessCpuTime() - before;
    System.out.printf(
        Locale.ROOT,
        "  %,d ms, %d outputs, stages in ms of the clock %s%n",
        cost / 1_000_000,
        report.pages().outputs().published(),
        new TreeMap<>(report.timing().stages()));
    return cost;
  }

  private static void print(String what, List<Long> without, List<Long> with, double bound) {
    double a = median(without) / 1e6;
    double b = median(with) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f ms without HTML and search, %.0f ms with, %.2f times (at most %.1f)%n",
        what,
        a,
        b,
        b / a,
        bound);
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
