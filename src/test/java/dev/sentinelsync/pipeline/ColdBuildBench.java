package dev.sentinelsync.pipeline;

import dev.sentinelsync.testing.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Full builds, each in a new process with empty folders: wall time, processor time and the most
 * memory, in turns with Hugo rendering the same Markdown if {@code hugo} is there.
 */
final class ColdBuildBench {

  private static final int ROUNDS = 3;

  /** How short commands run: one compiler, one collector thread. */
  private static final List<String> OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path folder;
  private final Path origin;

  ColdBuildBench(Path folder, Path origin) {
    this.folder = folder;
    this.origin = origin;
  }

  /**
   * What a build shows.
   *
   * @param name in the figures
   * @param heap most memory for objects
   * @param settings of the site
   */
  private record Profile(String name, String heap, Map<String, String> settings) {}

  private static final List<Profile> PROFILES =
      List.of(
          new Profile(
              "lean", "256m", Map.of("formats", "markdown", "history", "off", "search", "off")),
          new Profile("everything", "480m", Map.of("formats", "markdown,html", "layout", "full")));

  /** Prints the figures. */
  void run() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      for (Profile profile : PROFILES) {
        Path work = Files.createDirectories(folder.resolve("cold-" + profile.name() + round));
        measure("full build, new process, " + profile.name(), command(profile, work), work);
        if (profile.name().equals("lean") && isThere("hugo")) {
          measure("floor: hugo renders the same Markdown", hugo(work), work);
        }
      }
    }
  }

  private List<String> command(Profile profile, Path work) throws IOException {
    String settings =
        new TreeMap<>(profile.settings())
            .entrySet().stream()
                .map(entry -> "site.bench." + entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
    Path configuration =
        Files.writeString(work.resolve("application.properties"), "sync.sites=bench\n" + settings);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(
        List.of(
            "-Xmx" + profile.heap(),
            "-jar",
            "target/sentinel-sync.jar",
            "sync",
            "--config",
            configuration.toString(),
            "--source",
            origin.toString(),
            "--target",
            "file:" + work.resolve("site") + "?mode=in-place",
            "--state",
            work.resolve("state").toString()));
    return command;
  }

  /** Hugo with a frame that shows the content of a page and nothing else. */
  private static List<String> hugo(Path work) throws IOException {
    Path hugo = Files.createDirectories(work.resolve("hugo"));
    Files.writeString(
        hugo.resolve("config.toml"),
        "baseURL = \"https://example.org/\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\"]\n");
    Path layouts = Files.createDirectories(hugo.resolve("layouts/_default"));
    for (String layout : List.of("single.html", "list.html")) {
      Files.writeString(layouts.resolve(layout), "<html><body>{{ .Content }}</body></html>\n");
    }
    return List.of(
        "hugo",
        "--quiet",
        "--source",
        hugo.toString(),
        "--contentDir",
        work.resolve("site").toString(),
        "--destination",
        work.resolve("hugo-site").toString());
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static void measure(String what, List<String> command, Path work) throws Exception {
    Path out = work.resolve("out");
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    double processor = 0;
    long peak = 0;
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      // Both only grow, so what is read last is the figure but for the last moments.
      processor =
          process.info().totalCpuDuration().map(used -> used.toMillis() / 1e3).orElse(processor);
      peak = Math.max(peak, peak(process.pid()));
    }
    Figures.printSince(what, began);
    System.out.printf(Locale.ROOT, "  processor %.1f s, at most %,d MB%n", processor, peak / 1024);
    if (process.exitValue() != 0 && process.exitValue() != 3) {
      throw new IOException(command + " ended with " + process.exitValue());
    }
    try (var lines = Files.lines(out)) {
      lines.filter(line -> line.startsWith("Stages")).forEach(System.out::println);
    }
  }

  /** The most memory that a process had so far, in kilobytes; 0 where that is not known. */
  private static long peak(long process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
