package dev.sentinelsync.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The coverage-guided fuzzer, Jazzer, on one target or on all in turn: {@code mvn -Pfuzz verify
 * -Dfuzz.target=yaml -Dfuzz.seconds=300}. Starts from the sample content and from what it learned
 * the last time; a finding is written to {@code target/fuzz} and belongs, once mended, into {@code
 * src/test/resources/fuzz/<target>}.
 */
public final class Fuzzer {

  private static final String TARGET = "fuzz.target";

  /** Where coverage counts: our code and the parsers below it. */
  private static final String INSTRUMENTED =
      "dev.sentinelsync.**:com.fasterxml.jackson.**:org.yaml.snakeyaml.**:org.commonmark.**"
          + ":org.owasp.html.**:io.netty.handler.codec.http.**:io.vertx.core.http.**"
          + ":io.vertx.ext.web.**";

  /** What reports each connection as one that an input has chosen. */
  private static final String CONNECTIONS =
      "com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery";

  private static FuzzTarget.Subject subject;

  private Fuzzer() {}

  /**
   * Called by Jazzer before the time of inputs counts: the first one starts what its target needs.
   */
  public static void fuzzerInitialize() throws Throwable {
    subject = FuzzTarget.valueOf(System.getProperty(TARGET).toUpperCase(Locale.ROOT)).subject();
    subject.read(subject.seeds().get(0));
  }

  /** Called by Jazzer for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    subject.read(input);
  }

  /** Runs Jazzer in a process of its own for each target. */
  public static void main(String[] arguments) throws Exception {
    String wanted = System.getProperty(TARGET, "all");
    boolean clean = true;
    for (FuzzTarget target : FuzzTarget.values()) {
      if (wanted.equals("all") || wanted.equalsIgnoreCase(target.name())) {
        clean &= run(target) == 0;
      }
    }
    if (!clean) {
      System.err.println("Findings are in target/fuzz.");
      System.exit(1);
    }
  }

  private static int run(FuzzTarget target) throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "fuzz", target.folder()));
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    List<byte[]> seeds;
    try (FuzzTarget.Subject reader = target.subject()) {
      seeds = reader.seeds();
    }
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    Process jazzer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-D" + TARGET + "=" + target.name(),
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(),
                "--instrumentation_includes=" + INSTRUMENTED,
                "--reproducer_path=" + folder,
                // One target sends its inputs to a service that it has started.
                "--disabled_hooks=" + (target == FuzzTarget.HTTP ? CONNECTIONS : ""),
                // Seconds for one input, and in all.
                "-timeout=60",
                // The first input also waits for the instrumentation.
                "-report_slow_units=30",
                "-max_total_time=" + System.getProperty("fuzz.seconds", "60"),
                "-rss_limit_mb=4096",
                "-artifact_prefix=" + folder + "/",
                corpus.toString())
            .inheritIO()
            .start();
    int code = jazzer.waitFor();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> System.out.println("Found: " + file));
    }
    return code;
  }
}
