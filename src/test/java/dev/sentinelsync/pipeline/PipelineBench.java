package dev.sentinelsync.pipeline;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.testing.BundledRepository;
import dev.sentinelsync.testing.ChangedRule;
import dev.sentinelsync.testing.CopiedRepository;
import dev.sentinelsync.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;

/**
 * Whole runs over the real repository, each beside a floor measured in the same run: native {@code
 * git} reading the same blobs, plain writing of the same pages. Prints; asserts nothing.
 */
public final class PipelineBench {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 60);
  private static final int WARM_UP = 20;
  private static final int WARM_ROUNDS = 12;

  /** Stages whose cost should follow from the change, not from the repository. */
  private static final Set<String> OF_CHANGE = Set.of("detect", "parse", "plan");

  private final Path folder;
  private final TimedRender render = new TimedRender();

  private PipelineBench(Path folder) {
    this.folder = folder;
  }

  /** Runs all measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-bench");
    try {
      new PipelineBench(folder).run();
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private void run() throws Exception {
    Path origin = folder.resolve("origin.git");
    exec(
        "git",
        "clone",
        "-q",
        "--bare",
        BundledRepository.sharedFile("azure-sentinel.bundle").toString(),
        origin.toString());
    floorReading(origin);
    if (wanted("rule")) {
      floorFetching(origin);
    }
    if (wanted("cold")) {
      new ColdBuildBench(folder, origin).run();
    }
    for (String mode : List.of("release", "in-place")) {
      if (!wanted("warm") && !wanted("nothing") && !wanted("merge") && !wanted("rule")) {
        break;
      }
      Path work = Files.createDirectories(folder.resolve(mode));
      try (SyncFixture fixture = fixture(work, origin, mode)) {
        fixture.sync(SyncOptions.DEFAULT);
        if (mode.equals("release")) {
          wholeRepository(fixture);
        }
        if (wanted("rule")) {
          for (ChangedRule rule : ChangedRule.values()) {
            oneChangedRule(origin, rule, fixture, mode);
          }
        }
      }
    }
    if (wanted("history")) {
      new HistoryCostBench(Files.createDirectories(folder.resolve("history")), origin).run();
    }
    System.out.printf("resident memory at the end: %s%n", residentMemory());
    if (wanted("tenfold")) {
      tenfold(origin);
    }
  }

  private SyncFixture fixture(Path work, Path origin, String mode) {
    String target = "file:" + work.resolve("site") + "?mode=" + mode;
    return new SyncFixture(
        work,
        TestSites.site(work, origin.toString(), "navbar", target),
        Map.of("renderStep", render));
  }

  private void wholeRepository(SyncFixture fixture) {
    if (wanted("warm")) {
      warmBuild(fixture);
    }
    if (wanted("nothing")) {
      nothingChanged(fixture);
    }
    if (wanted("merge")) {
      largestMerge(fixture);
    }
  }

  /**
   * The same change in the repository and in one that holds everything ten times, and the ratio of
   * what a change alone should decide on.
   */
  private void tenfold(Path origin) throws Exception {
    Map<ChangedRule, Double> once = new EnumMap<>(ChangedRule.class);
    try (SyncFixture fixture =
        fixture(Files.createDirectories(folder.resolve("once")), origin, "release")) {
      fixture.sync(SyncOptions.DEFAULT);
      for (ChangedRule rule : ChangedRule.values()) {
        once.put(rule, oneChangedRule(origin, rule, fixture, "release"));
      }
    }
    try (Repository repository = new RepositoryBuilder().setGitDir(origin.toFile()).build()) {
      CopiedRepository.commit(repository, 10);
    }
    Path work = Files.createDirectories(folder.resolve("tenfold"));
    try (SyncFixture fixture = fixture(work, origin, "release")) {
      long began = System.nanoTime();
      SyncReport report = fixture.sync(SyncOptions.DEFAULT);
      Figures.printSince(
          "ten times the repository: full build, %d pages".formatted(report.pages().published()),
          began);
      for (ChangedRule rule : ChangedRule.values()) {
        double tenfold = oneChangedRule(origin, rule, fixture, "release, tenfold");
        System.out.printf(
            Locale.ROOT,
            "ten times the repository, rule %s: detect, parse, plan, render without whole-file"
                + " exports %.1f ms instead of %.1f ms, %.2f times%n",
            rule.described(),
            tenfold / 1e6,
            once.get(rule) / 1e6,
            tenfold / once.get(rule));
      }
    }
  }

  /**
   * All parts, unless {@code -Dbench.parts=cold,warm,nothing,merge,rule,history,tenfold} names
   * some.
   */
  private static boolean wanted(String part) {
    String parts = System.getProperty("bench.parts", "");
    return parts.isEmpty() || List.of(parts.split(",")).contains(part);
  }

  private void floorReading(Path origin) throws Exception {
    String list =
        exec("git", "-C", origin.toString(), "ls-tree", "-r", "HEAD")
            .lines()
            .map(line -> line.split("\\s+", 4)[2])
            .reduce("", (all, id) -> all + id + "\n");
    Path ids = Files.writeString(folder.resolve("ids"), list);
    long began = System.nanoTime();
    Process git =
        new ProcessBuilder("git", "-C", origin.toString(), "cat-file", "--batch")
            .redirectInput(ids.toFile())
            .redirectOutput(folder.resolve("blobs").toFile())
            .start();
    git.waitFor();
    Figures.printSince("floor: native git reads every blob", began);
    byte[] page = new byte[3000];
    Arrays.fill(page, (byte) 'x');
    Path plain = Files.createDirectories(folder.resolve("plain"));
    began = System.nanoTime();
    for (int i = 0; i < 5257; i++) {
      Files.write(plain.resolve(i + ".md"), page);
    }
    Figures.printSince("floor: plain writing of 5,257 files of 3 kB", began);
  }

  private void floorFetching(Path origin) throws Exception {
    Path clone = folder.resolve("native.git");
    exec("git", "clone", "-q", "--bare", origin.toString(), clone.toString());
    List<Long> times = new ArrayList<>();
    try (Repository repository = new RepositoryBuilder().setGitDir(origin.toFile()).build()) {
      for (int i = 0; i < WARM_UP; i++) {
        ChangedRule.OF_LARGEST_GROUP.commit(repository, i % 2 == 0 ? "Medium" : "Low", i);
        long began = System.nanoTime();
        exec("git", "-C", clone.toString(), "fetch", "-q", "origin", "+master:master");
        times.add(System.nanoTime() - began);
      }
    }
    Figures.print("floor: native git fetches one changed rule", times);
  }

  private void warmBuild(SyncFixture fixture) {
    for (int i = 0; i < WARM_ROUNDS; i++) {
      long began = System.nanoTime();
      SyncReport report = fixture.sync(new SyncOptions(Optional.empty(), true, false, true));
      Figures.printSince("full build, warm, nothing cached " + report.timing().stages(), began);
    }
  }

  private void nothingChanged(SyncFixture fixture) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long began = System.nanoTime();
      fixture.sync(SyncOptions.DEFAULT);
      times.add(System.nanoTime() - began);
    }
    Figures.print("nothing changed", times);
  }

  private void largestMerge(SyncFixture fixture) {
    SiteRuntime site = fixture.site();
    Revision tip = site.fetch(ProgressListener.NONE);
    List<Revision> history = new ArrayList<>(site.firstParents(tip.id() + "~200", tip.id()));
    int most = 0;
    int at = 1;
    for (int i = 1; i < history.size(); i++) {
      int files =
          site.source()
              .diff(history.get(i - 1), history.get(i), site.settings().pages().folders())
              .changes()
              .size();
      if (files > most) {
        most = files;
        at = i;
      }
    }
    for (int i = 0; i < 3; i++) {
      fixture.sync(SyncOptions.to(history.get(at - 1).id()));
      long began = System.nanoTime();
      SyncReport report = fixture.sync(SyncOptions.to(history.get(at).id()));
      Figures.printSince(
          "largest merge of 200: %d files, %d pages written"
              .formatted(most, report.pages().published()),
          began);
    }
    fixture.sync(SyncOptions.DEFAULT);
  }

  /** Prints the stages; returns the median of detect, parse, plan and render, in nanoseconds. */
  private double oneChangedRule(Path origin, ChangedRule rule, SyncFixture fixture, String where)
      throws Exception {
    String what = where + ", rule " + rule.described();
    List<Long> known = new ArrayList<>();
    List<Long> all = new ArrayList<>();
    List<Long> ofChange = new ArrayList<>();
    List<Long> exports = new ArrayList<>();
    SortedMap<String, List<Long>> stages = new TreeMap<>();
    SyncReport report = null;
    try (Repository repository = new RepositoryBuilder().setGitDir(origin.toFile()).build()) {
      for (int i = 0; i < ROUNDS + WARM_UP; i++) {
        rule.commit(repository, i % 2 == 0 ? "High" : "Low", i);
        report = fixture.sync(SyncOptions.DEFAULT);
        long ofExports = render.exports();
        long ofOthers = render.others();
        if (i >= WARM_UP) {
          exports.add(ofExports);
          known.add(nanos(report, stage -> !stage.equals("fetch") && !stage.equals("record")));
          all.add(nanos(report, any -> true));
          ofChange.add(nanos(report, OF_CHANGE::contains) + ofOthers);
          report
              .timing()
              .stages()
              .forEach(
                  (stage, millis) ->
                      stages
                          .computeIfAbsent(stage, same -> new ArrayList<>())
                          .add(Math.round(millis * 1_000_000)));
        }
      }
    }
    System.out.printf(
        "one changed rule, %s: %d pages made, %d written%n",
        what, report.pages().rendered(), report.pages().published());
    stages.forEach((stage, nanos) -> Figures.print("  " + stage, nanos));
    Figures.print("  whole-file exports, part of render", exports);
    floorCopying();
    Figures.print("one changed rule, revision known to files published, " + what, known);
    Figures.print("one changed rule, look at the remote to position recorded, " + what, all);
    return ofChange.stream().sorted().toList().get(ofChange.size() / 2);
  }

  /** The largest export of the last site as a plain copy. */
  private void floorCopying() throws IOException {
    Path export;
    try (Stream<Path> all = Files.walk(folder)) {
      export =
          all.filter(path -> path.endsWith("content_items.csv"))
              .max(Comparator.comparingLong(path -> path.toFile().length()))
              .orElseThrow();
    }
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < WARM_UP; i++) {
      long began = System.nanoTime();
      Files.copy(export, folder.resolve("copy"), StandardCopyOption.REPLACE_EXISTING);
      times.add(System.nanoTime() - began);
    }
    Figures.print("  floor: copy of an export of %,d bytes".formatted(Files.size(export)), times);
  }

  private static long nanos(SyncReport report, Predicate<String> stages) {
    return report.timing().stages().entrySet().stream()
        .filter(stage -> stages.test(stage.getKey()))
        .mapToLong(stage -> Math.round(stage.getValue() * 1_000_000))
        .sum();
  }

  private static String residentMemory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return "unknown on this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .findFirst()
        .orElse("unknown");
  }

  private String exec(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    int code = process.waitFor();
    String out = Files.readString(folder.resolve("out"));
    if (code != 0 && code != 3) {
      throw new IOException(String.join(" ", command) + " ended with " + code + ": " + out);
    }
    return out;
  }
}
