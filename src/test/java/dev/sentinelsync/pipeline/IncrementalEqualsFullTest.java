package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.SampleEdits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 1: after any sequence of syncs and restarts the target equals a clean full build. In the
 * layout {@code full}, whose pages read all that those of {@code navbar} read, and more.
 */
class IncrementalEqualsFullTest {

  private static final int STEPS = 12;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomEditsOfTheSample(long seed) throws Exception {
    Random random = new Random(seed);
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture("file:" + folder.resolve("site"))) {
      fixture.sync(SyncOptions.DEFAULT);
      Map<String, byte[]> files = sample.files();
      for (int step = 1; step <= STEPS; step++) {
        SampleEdits.Step edit = SampleEdits.next(random, files);
        files = edit.files();
        sample.commitTree(files, edit.description());
        if (step % 5 == 0) {
          fixture.restart();
        }
        SyncReport report = fixture.sync(acceptingRemovals());
        assertThat(fixture.verify().differences())
            .as("seed %d, step %d: %s; %s", seed, step, edit.description(), report.pages().sent())
            .isEmpty();
      }
    }
  }

  @Test
  void theSameRevisionAgainWritesNothing() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture("file:" + folder.resolve("site"))) {
      fixture.sync(SyncOptions.DEFAULT);
      var before = Files.getLastModifiedTime(folder.resolve("site"));

      SyncReport again = fixture.sync(SyncOptions.DEFAULT);
      fixture.restart();
      SyncReport afterRestart = fixture.sync(SyncOptions.DEFAULT);

      assertThat(again.pages().rendered() + afterRestart.pages().rendered()).isZero();
      assertThat(again.timing().stages()).containsOnlyKeys("fetch");
      assertThat(afterRestart.timing().stages()).containsOnlyKeys("fetch");
      assertThat(Files.getLastModifiedTime(folder.resolve("site"))).isEqualTo(before);
      assertThat(sample.head().name()).isEqualTo(again.revisions().to());
    }
  }

  @Test
  void oneChangedRuleRepublishesFewPagesAndSaysWhy() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture("file:" + folder.resolve("site"))) {
      fixture.sync(SyncOptions.DEFAULT);
      sample.commitDemoChange();

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertThat(report.files().changed()).isEqualTo(1);
      assertThat(report.pages().published()).isBetween(1, 30);
      assertThat(report.pages().sent())
          .anySatisfy(page -> assertThat(page.address()).contains("northwall-regular-outbound"))
          .allSatisfy(page -> assertThat(page.causes()).isNotEmpty());
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
  }

  @Test
  void aBrokenFileKeepsItsNewestReadablePageAndTheRunIsUnstable() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture("file:" + folder.resolve("site"))) {
      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertThat(report.status()).isEqualTo(SyncStatus.UNSTABLE);
      assertThat(report.files().unreadable()).isEqualTo(1);
      assertThat(report.files().problems())
          .anySatisfy(
              problem -> {
                assertThat(problem.path()).endsWith("NorthwallAdminLogon.yaml");
                assertThat(problem.line()).isPositive();
                assertThat(problem.keptFrom()).isNotEmpty();
              });
      assertThat(sample.head().name()).isEqualTo(report.revisions().to());
    }
  }

  private SyncFixture fixture(String target) {
    return new SyncFixture(
        folder, TestSites.site(folder, folder.resolve("origin").toString(), "full", target));
  }

  private static SyncOptions acceptingRemovals() {
    return new SyncOptions(Optional.empty(), false, true, true);
  }
}
