package dev.sentinelsync.pipeline.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.testing.BundledRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of the real repository with its later commits on top: what native Git says of each
 * path, and what it costs. Skipped without Git or without the bundles.
 */
class RealChangesIT {

  private static final Logger LOG = LoggerFactory.getLogger(RealChangesIT.class);

  private static final int PATHS = 200;

  /** Generous: on two cores it takes a second or two. */
  private static final Duration ALL_RECORDS = Duration.ofSeconds(10);

  @TempDir Path folder;

  @Test
  void everyPathHasTheCommitThatNativeGitNames() throws Exception {
    Path origin = origin(folder);
    try (StateDatabase state =
            StateDatabase.open(StateSettings.h2(folder.resolve("state")), Clock.systemUTC());
        SiteRuntime site =
            SiteRuntime.open(TestSites.site(folder, origin.toUri().toString(), "navbar"))) {
      Revision head = site.fetch(ProgressListener.NONE);
      Duration computed = update(state, site, head);
      SiteRuntime restarted = site.withoutMemory();
      Duration stored = update(state, restarted, head);
      Duration step = newestCommitAlone(state, site.withoutMemory(), head);
      LOG.info(
          "All change records computed in {} ms, read from the state in {} ms; one commit in {} ms",
          computed.toMillis(),
          stored.toMillis(),
          step.toMillis());

      Facts facts = restarted.catalog().graph().record();
      for (String path : drawn(origin, site)) {
        assertThat(facts.find(InputCatalog.LAST_CHANGE, path).map(LastChange::commit))
            .as(path)
            .contains(newestCommit(origin, path));
      }
      assertThat(computed).isLessThan(ALL_RECORDS);
    }
  }

  static FileReading reading(StateDatabase state) {
    ContentLimits limits = ContentLimits.DEFAULT;
    return new FileReading(
        new FileAnalyzer(ContentReaders.standard(limits), limits, new KqlAnalyzer()),
        Optional.of(state.parseCache()),
        limits);
  }

  static Duration update(StateDatabase state, SiteRuntime site, Revision revision) {
    long start = System.nanoTime();
    FactGraph.Changes changes = new FactGraph.Changes();
    new ChangeRecords(Optional.of(state.commitRecords()), reading(state))
        .update(
            new BuildRequest(site, revision, CacheMode.READ_AND_WRITE, false), changes, List.of());
    site.catalog().apply(changes, revision.id());
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The time that the newest commit takes when the history before it is in memory. */
  private static Duration newestCommitAlone(StateDatabase state, SiteRuntime site, Revision head) {
    update(state, site, site.resolve(head.id() + "~1"));
    return update(state, site, head);
  }

  /** Files of all times and their folders, by a fixed seed. */
  private static List<String> drawn(Path origin, SiteRuntime site) throws Exception {
    SortedSet<String> paths = new TreeSet<>();
    List<String> folders = site.settings().pages().folders();
    git(
            origin,
            "log",
            "--first-parent",
            "--diff-merges=first-parent",
            "--no-renames",
            "-z",
            "--name-only",
            "--format=",
            "master")
        .filter(path -> folders.stream().anyMatch(top -> path.startsWith(top + "/")))
        .forEach(
            path -> {
              paths.add(path);
              paths.add(path.substring(0, path.lastIndexOf('/')));
            });
    List<String> drawn = new ArrayList<>(paths);
    Collections.shuffle(drawn, new Random(20220801));
    return drawn.subList(0, PATHS);
  }

  private static String newestCommit(Path origin, String path) throws Exception {
    return git(
            origin,
            "log",
            "--first-parent",
            "--diff-merges=first-parent",
            "-s",
            "-1",
            "--format=%H",
            "master",
            "--",
            ":(literal)" + path)
        .collect(Collectors.joining())
        .strip();
  }

  /** A bare repository with both bundles. */
  static Path origin(Path folder) throws Exception {
    Path first = BundledRepository.sharedFile("azure-sentinel.bundle").toAbsolutePath().normalize();
    Path later =
        BundledRepository.sharedFile("azure-sentinel-later.bundle").toAbsolutePath().normalize();
    assumeTrue(hasGit(), "native Git is not installed");
    Path origin = folder.resolve("origin.git");
    git(folder, "init", "-q", "--bare", "-b", "master", origin.toString());
    for (Path bundle : List.of(first, later)) {
      git(origin, "fetch", "-q", bundle.toString(), "+refs/heads/master:refs/heads/master");
    }
    return origin;
  }

  private static boolean hasGit() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** The output of a command, divided at its NUL bytes. */
  static Stream<String> git(Path repository, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("%s", command).isZero();
    return Arrays.stream(output.split("\0")).filter(text -> !text.isEmpty());
  }
}
