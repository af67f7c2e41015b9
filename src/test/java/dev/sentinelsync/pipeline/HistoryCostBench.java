package dev.sentinelsync.pipeline;

import com.sun.management.OperatingSystemMXBean;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.testing.ChangedRule;
import dev.sentinelsync.testing.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * One changed rule with everything switched on, and what history adds to it: the default profile,
 * and the layout {@code full} with history and without, in turns in one process, in place. Prints;
 * asserts nothing.
 */
final class HistoryCostBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 60);
  private static final int WARM_UP = 20;

  private static final HtmlSettings EVERYTHING =
      new HtmlSettings(List.of("markdown", "html"), "Cost", Optional.empty(), true, true);

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Path folder;
  private final Path origin;

  HistoryCostBench(Path folder, Path origin) {
    this.folder = folder;
    this.origin = origin;
  }

  /** What the syncs of one site took, in nanoseconds, by what was measured. */
  private record Measured(String site, SyncFixture fixture, Map<String, List<Long>> times) {

    void sync(boolean counts) {
      long cpu = SYSTEM.getProcessCpuTime();
      SyncReport report = fixture.sync(SyncOptions.DEFAULT);
      cpu = SYSTEM.getProcessCpuTime() - cpu;
      if (!counts) {
        return;
      }
      long planned = 0;
      long all = 0;
      for (Map.Entry<String, Double> stage : new TreeMap<>(report.timing().stages()).entrySet()) {
        long nanos = Math.round(stage.getValue() * 1_000_000);
        add("  " + stage.getKey(), nanos);
        all += nanos;
        planned +=
            List.of("fetch", "render", "publish", "record").contains(stage.getKey()) ? 0 : nanos;
      }
      add("detect to plan", planned);
      add("all stages", all);
      add("processor time", cpu);
      times
          .computeIfAbsent("outputs", same -> new ArrayList<>())
          .add((long) report.pages().outputs().published());
      times
          .computeIfAbsent("bytes", same -> new ArrayList<>())
          .add(report.pages().outputs().bytes());
    }

    private void add(String what, long nanos) {
      times.computeIfAbsent(what, same -> new ArrayList<>()).add(nanos);
    }

    void print(ChangedRule rule) {
      List<Long> outputs = times.remove("outputs").stream().sorted().toList();
      List<Long> bytes = times.remove("bytes").stream().sorted().toList();
      System.out.printf(
          Locale.ROOT,
          "%s, rule %s: p90 %d outputs, p50 %,d bytes%n",
          site,
          rule.described(),
          outputs.get(outputs.size() * 9 / 10),
          bytes.get(bytes.size() / 2));
      times.forEach((what, nanos) -> Figures.print(site + ": " + what, nanos));
      times.clear();
    }
  }

  /** Builds the three sites and changes rules. */
  void run() throws Exception {
    try (Repository repository = FileRepositoryBuilder.create(origin.toFile());
        SyncFixture profile = fixture("navbar", new Past(true, Past.OFF));
        SyncFixture with = fixture("full", new Past(true, Past.OFF));
        SyncFixture without = fixture("full", new Past(false, Past.OFF))) {
      List<Measured> sites =
          List.of(
              new Measured("default profile", profile, new LinkedHashMap<>()),
              new Measured("full, history", with, new LinkedHashMap<>()),
              new Measured("full, no history", without, new LinkedHashMap<>()));
      sites.forEach(site -> site.fixture().sync(SyncOptions.DEFAULT));
      for (ChangedRule rule : ChangedRule.values()) {
        for (int i = 0; i < ROUNDS + WARM_UP; i++) {
          rule.commit(repository, i % 2 == 0 ? "High" : "Low", i);
          for (int turn = 0; turn < sites.size(); turn++) {
            // Each site is the first one as often as the others.
            sites.get((i + turn) % sites.size()).sync(i >= WARM_UP);
          }
        }
        sites.forEach(site -> site.print(rule));
      }
    }
  }

  private SyncFixture fixture(String layout, Past past) throws IOException {
    Path work = Files.createDirectories(folder.resolve(layout + "-" + past.history()));
    String target = "file:" + work.resolve("site") + "?mode=in-place";
    SiteSettings site = TestSites.site(work, origin.toString(), layout, target);
    return new SyncFixture(work, TestSites.with(TestSites.with(site, EVERYTHING), past));
  }
}
