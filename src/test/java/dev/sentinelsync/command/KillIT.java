package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sentinelsync.support.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that is killed at any instant of a sync: what it leaves to readers is the site of
 * before or the site of after, never a mixture, and the next run ends in identical bytes. The long
 * form: {@code -Dkill.rounds=200}.
 */
class KillIT {

  private static final int ROUNDS = Integer.getInteger("kill.rounds", 4);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"file", "git"})
  void aKilledSyncIsFinishedByTheNext(String kind) throws Exception {
    Random random = new Random(kind.hashCode());
    String target = target(kind);
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      long began = System.nanoTime();
      Process first = start(target);
      assertThat(first.waitFor(3, TimeUnit.MINUTES)).as("see " + log()).isTrue();
      assertThat(first.exitValue()).isIn(0, 3);
      long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      SortedMap<String, String> before = visible(kind);
      for (int round = 0; round < ROUNDS; round++) {
        change(sample, round);
        Process victim = start(target);
        if (!victim.waitFor(random.nextLong(whole), TimeUnit.MILLISECONDS)) {
          victim.destroyForcibly().waitFor();
        }
        SortedMap<String, String> left = visible(kind);
        assertThat(execute(target, "sync")).as("round %d", round).isIn(0, 3);
        assertThat(execute(target, "verify")).as("round %d", round).isZero();
        SortedMap<String, String> after = visible(kind);
        assertThat(left).as("round %d", round).isIn(before, after);
        before = after;
      }
    }
  }

  /** Changes a rule and, now and then, so much that many pages move. */
  private static void change(SampleRepository sample, int round) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>(sample.files());
    SortedMap<String, byte[]> changed = new TreeMap<>();
    files.forEach(
        (path, bytes) -> {
          if (path.endsWith(".yaml") && (path.contains("Beaconing") || round % 2 == 0)) {
            changed.put(path, append(bytes, "# round " + round + "\n"));
          }
        });
    changed.put(
        "Detections/Rounds/Round" + round % 3 + ".yaml",
        "id: %08d-0000-4000-8000-000000000000\nname: Round %d\nquery: Syslog | take %d\n"
            .formatted(round % 3, round, round)
            .getBytes(StandardCharsets.UTF_8));
    sample.commit(changed, List.of(), "Round " + round);
  }

  private static byte[] append(byte[] bytes, String text) {
    byte[] more = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    return all;
  }

  private String target(String kind) throws IOException {
    if (kind.equals("file")) {
      return "file:" + folder.resolve("site");
    }
    Path remote = folder.resolve("target.git");
    try (var repository = new RepositoryBuilder().setBare().setGitDir(remote.toFile()).build()) {
      repository.create(true);
      repository.updateRef(Constants.HEAD).link("refs/heads/site");
    }
    return "git:" + remote.toUri() + "#site";
  }

  /** What a reader finds: the digest of each file by its path. */
  private SortedMap<String, String> visible(String kind) throws IOException {
    return kind.equals("file")
        ? filesOf(folder.resolve("site").resolve("current").toRealPath())
        : filesOf(folder.resolve("target.git").toFile());
  }

  private static SortedMap<String, String> filesOf(Path release) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(release)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(release.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
      }
    }
    return files;
  }

  private static SortedMap<String, String> filesOf(File gitDir) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Repository repository = new RepositoryBuilder().setBare().setGitDir(gitDir).build();
        RevWalk commits = new RevWalk(repository);
        TreeWalk entries = new TreeWalk(repository)) {
      entries.addTree(commits.parseCommit(repository.resolve("refs/heads/site")).getTree());
      entries.setRecursive(true);
      while (entries.next()) {
        files.put(entries.getPathString(), entries.getObjectId(0).name());
      }
    }
    return files;
  }

  /** The one that is killed. */
  private Process start(String target) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Processes that live for seconds: what the second compiler would gain comes too late.
    line.add("-XX:TieredStopAtLevel=1");
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add("dev.sentinelsync.SentinelSync");
    line.addAll(arguments(target, "sync"));
    File log = log().toFile();
    return new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
        .start();
  }

  /** In this process: starting another would take most of the round. */
  private int execute(String target, String command) {
    String[] arguments = arguments(target, command).toArray(String[]::new);
    return assertTimeoutPreemptively(
        Duration.ofMinutes(3), () -> RootCommand.commandLine().execute(arguments));
  }

  private List<String> arguments(String target, String command) {
    return List.of(
        command,
        "--source=" + folder.resolve("origin"),
        "--branch=" + SampleRepository.BRANCH,
        "--state=" + folder.resolve("state"),
        "--target=" + target);
  }

  private Path log() {
    return folder.resolve("log");
  }
}
