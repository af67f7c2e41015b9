package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.testing.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that users download: unpacked, linked and started as they do it. */
class DistributionIT {

  private static final String MAKES_ARCHIVE = "makes a class archive";

  @TempDir Path folder;

  /** A link to the launcher, as in a folder of PATH. */
  private Path launcher;

  private Path cache;

  /** What a command ended with. */
  private record Ended(int code, String out, String err) {}

  @BeforeEach
  void unpack() throws Exception {
    cache = folder.resolve("a cache");
    Path archive = archive();
    Path unpacked = Files.createDirectory(folder.resolve("program files"));
    launcher = Files.createDirectory(folder.resolve("bin")).resolve("sentinel-sync");
    unpack(archive, unpacked);
  }

  private void unpack(Path archive, Path unpacked) throws Exception {
    Command.run(List.of("tar", "-xzf", archive.toString(), "-C", unpacked.toString()));
    String name = archive.getFileName().toString().replace(".tar.gz", "");
    Files.deleteIfExists(launcher);
    Files.createSymbolicLink(launcher, unpacked.resolve(name).resolve("bin/sentinel-sync"));
  }

  private static Path archive() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target").toAbsolutePath())) {
      Optional<Path> newest =
          files
              .filter(file -> file.toString().endsWith(".tar.gz"))
              .max(Comparator.comparing(file -> file.toFile().lastModified()));
      assumeTrue(newest.isPresent(), "the distribution is not packaged");
      return newest.get();
    }
  }

  /** Java 17 keeps no class of a jar in an archive whose path has a blank. */
  @Test
  void theFirstUseMakesAClassArchiveAndTheNextUsesIt() throws Exception {
    unpack(archive(), Files.createDirectory(folder.resolve("programs")));
    Process one = start(Map.of(), "demo", "--folder", "one");
    Process other = start(Map.of(), "demo", "--folder", "other");
    Ended first = end(one);
    assertThat(first.err()).contains(MAKES_ARCHIVE).hasLineCount(1);
    assertThat(first.code()).as(first.out()).isZero();
    assertThat(first.out()).contains("2. A change to one rule is committed; second sync");
    assertThat(end(other).code()).as("two first uses at once").isZero();

    List<Path> made = files(cache);
    assertThat(made).as("nothing is left beside it").hasSize(1);
    assertThat(mode(cache)).isEqualTo("rwx------");
    assertThat(mode(made.get(0))).isEqualTo("rw-------");

    configure();
    Ended second =
        run(
            Map.of("SENTINEL_SYNC_OPTS", "-Xlog:class+load:file=classes.txt"),
            "sync",
            "--config",
            "demo.properties");
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("is already published; nothing was written.");
    assertThat(sourceOf("dev.sentinelsync.command.SyncCommand")).startsWith("shared objects file");
    assertThat(sourceOf("org.eclipse.jgit.lib.Repository")).startsWith("shared objects file");

    Ended status = run(Map.of(), "status", "--config", "demo.properties");
    assertThat(status.out()).startsWith("demo").contains("  published ");

    assertDamageCostsNothing(made.get(0));
  }

  /** Java starts without an archive that it cannot use, and says nothing. */
  private void assertDamageCostsNothing(Path file) throws Exception {
    byte[] whole = Files.readAllBytes(file);
    Map<String, byte[]> damages = new TreeMap<>();
    damages.put("text", "not an archive\n".getBytes(StandardCharsets.US_ASCII));
    damages.put("half", Arrays.copyOf(whole, whole.length / 2));
    byte[] otherJava = whole.clone();
    Arrays.fill(otherJava, 0, 512, (byte) 0x20);
    damages.put("another header", otherJava);
    for (Map.Entry<String, byte[]> damage : damages.entrySet()) {
      Files.write(file, damage.getValue());
      Ended ended = run(Map.of(), "status", "--config", "demo.properties");
      assertThat(ended.err()).as(damage.getKey()).isEmpty();
      assertThat(ended.code()).as(damage.getKey()).isZero();
      assertThat(ended.out()).as(damage.getKey()).startsWith("demo");
    }
  }

  @Test
  void itRunsFromAnyFolderAndLeavesItsOwnAsItWas() throws Exception {
    Path home = launcher.toRealPath().getParent().getParent();
    List<Path> before = files(home);
    assertThat(before)
        .extracting(file -> home.relativize(file).toString())
        .contains("LICENSE", "NOTICE", "README.md", "CHANGELOG.md", "sentinel-sync.jar")
        .contains("bin/sentinel-sync.cmd", "config/application.properties", "docs/operations.md")
        .contains("routes/sync.yaml", "completion/sentinel-sync.bash")
        .contains("man/man1/sentinel-sync.1", "man/man1/sentinel-sync-sync.1");

    Ended version = run(Map.of(), "--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).startsWith("Sentinel Sync ");

    // Neither a file nor a folder that others may write is a place for archives.
    Files.createFile(cache);
    Ended inFile = run(Map.of(), "demo", "--folder", "demo");
    assertThat(inFile.code()).as(inFile.err()).isZero();
    assertThat(inFile.err()).isEmpty();
    Files.delete(cache);
    Files.createDirectory(cache);
    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.writeString(cache.resolve("java-17-1.archive"), "planted");
    assertThat(run(Map.of(), "status", "--state", "demo/state").err()).isEmpty();
    assertThat(files(cache)).hasSize(1);

    assertThat(files(home)).isEqualTo(before);
  }

  @Test
  void itSaysWhichJavaItNeeds() throws Exception {
    Path old = Files.createDirectories(folder.resolve("java 8/bin"));
    Files.writeString(old.resolve("java"), "#!/bin/sh\n");
    Files.setPosixFilePermissions(
        old.resolve("java"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(old.getParent().resolve("release"), "JAVA_VERSION=\"1.8.0_352\"\n");

    Ended tooOld = run(Map.of("JAVA_HOME", old.getParent().toString()), "--version");
    assertThat(tooOld.code()).isEqualTo(1);
    assertThat(tooOld.err()).contains("Java 1.8.0_352 is too old").contains("Java 17 or later");

    Ended noFolder = run(Map.of("JAVA_HOME", folder.resolve("nothing").toString()), "--version");
    assertThat(noFolder.code()).isEqualTo(1);
    assertThat(noFolder.err()).contains("which has no bin/java");

    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/bin").resolve(tool).toRealPath());
    }
    Ended missing = run(Map.of("JAVA_HOME", "", "PATH", tools.toString()), "--version");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).contains("Java is missing. Install Java 17 or later");
  }

  /** The configuration that the demo works with, written down. */
  private void configure() throws IOException {
    Files.write(
        folder.resolve("demo.properties"),
        List.of(
            "sync.sites=demo",
            "site.demo.source=one/repository",
            "site.demo.branch=" + SampleRepository.BRANCH,
            "site.demo.target=file:one/site",
            "site.demo.layout=navbar",
            "site.demo.formats=markdown",
            "site.demo.web-url=https://git.example/sample/blob/master",
            "state.folder=one/state"));
  }

  /** Where Java took a class from in the run that wrote {@code classes.txt}. */
  private String sourceOf(String type) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("classes.txt"))) {
      return lines
          .filter(line -> line.contains(" " + type + " source: "))
          .map(line -> line.substring(line.indexOf(" source: ") + " source: ".length()))
          .findFirst()
          .orElse("not loaded");
    }
  }

  private Ended run(Map<String, String> environment, String... arguments) throws Exception {
    return end(start(environment, arguments));
  }

  private Process start(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SENTINEL_SYNC_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    // The Java that runs the tests, so that a machine's other ones do not matter.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SENTINEL_SYNC_CACHE", cache.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ended end(Process process) throws Exception {
    // Both are shorter than what a pipe holds.
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), out, err);
  }

  private static List<Path> files(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
