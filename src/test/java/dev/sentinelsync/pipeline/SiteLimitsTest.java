package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.SiteSettings.SyncLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A revision that asks for too much, or would take too much away. */
class SiteLimitsTest {

  @TempDir Path folder;

  @Test
  void aRevisionThatRemovesALargeShareWaitsForAPersonsWord() throws Exception {
    SyncLimits limits = new SyncLimits(120_000, 1_000_000, 1.0 / 3, 10);
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(limits)) {
      String before = fixture.sync(SyncOptions.DEFAULT).revisions().to();
      List<String> most =
          sample.files().keySet().stream().filter(path -> !path.startsWith("Parsers/")).toList();
      sample.commit(Map.of(), most, "Remove nearly everything");

      SyncReport held = fixture.attempt(SyncOptions.DEFAULT);

      assertThat(held.status()).isEqualTo(SyncStatus.HELD);
      assertThat(held.failure()).contains("would remove").contains("sync --accept-removals");
      assertThat(fixture.site().target().published().orElseThrow().header().revision())
          .isEqualTo(before);
      assertThat(fixture.verify().isIdentical()).isTrue();

      SyncReport accepted = fixture.sync(new SyncOptions(Optional.empty(), false, true, true));
      assertThat(accepted.pages().removed()).isPositive();
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
  }

  @Test
  void pagesOfDocumentedTablesDoNotHideThatAllContentGoes() throws Exception {
    assertHeld(20);
  }

  @Test
  void pagesOfDocumentedTablesDoNotHideThatNearlyHalfOfTheContentGoes() throws Exception {
    assertHeld(9);
  }

  /** Removes some of every twenty files of content with all the reference facts there are. */
  private void assertHeld(int ofTwenty) throws Exception {
    SiteSettings usual = TestSites.site(folder, folder.resolve("origin").toString(), "navbar");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = new SyncFixture(folder, usual)) {
      String before = fixture.sync(SyncOptions.DEFAULT).revisions().to();
      List<String> paths =
          sample.files().keySet().stream()
              .filter(path -> path.matches("(?!ASIM/|\\.).*\\.(?:json|ya?ml)"))
              .toList();
      List<String> gone =
          IntStream.range(0, paths.size())
              .filter(file -> file % 20 < ofTwenty)
              .mapToObj(paths::get)
              .toList();
      sample.commit(Map.of(), gone, "Remove content");

      SyncReport held = fixture.attempt(SyncOptions.DEFAULT);

      assertThat(held.status()).isEqualTo(SyncStatus.HELD);
      assertThat(fixture.site().target().published().orElseThrow().header().revision())
          .isEqualTo(before);
    }
  }

  @Test
  void changedFilesAreThoseThatDifferFromThePublishedRevision() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(new SyncLimits(120_000, 1_000_000, 1, 10))) {
      int files = fixture.sync(SyncOptions.DEFAULT).files().changed();
      assertThat(files).isPositive();

      sample.commit(Map.of(), List.of(), "Merge of nothing");
      fixture.restart();
      assertThat(fixture.sync(SyncOptions.DEFAULT).files().changed()).isZero();

      List<String> all = List.copyOf(sample.files().keySet());
      sample.commit(Map.of(), all, "Delete everything");
      fixture.restart();
      SyncOptions accepted = new SyncOptions(Optional.empty(), false, true, true);
      assertThat(fixture.sync(accepted).files().changed()).isEqualTo(files);
    }
  }

  @Test
  void aRevisionThatAsksForTooManyPagesIsRefused() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(new SyncLimits(20, 1_000_000, 1, 10))) {
      SyncReport report = fixture.attempt(SyncOptions.DEFAULT);

      assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
      assertThat(report.failure()).contains("the limit is 20").contains("limits.max-pages");
      assertThat(fixture.site().target().published()).isEmpty();
      assertThat(report.revisions().to()).isEqualTo(sample.head().name());
    }
  }

  @Test
  void aRevisionWhosePagesHaveTooManyOutputsIsRefused() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(new SyncLimits(120_000, 20, 1, 10))) {
      SyncReport report = fixture.attempt(SyncOptions.DEFAULT);

      assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
      assertThat(report.failure())
          .contains("have %d outputs".formatted(report.pages().rendered()))
          .contains("the limit is 20")
          .contains("limits.max-outputs");
      assertThat(fixture.site().target().published()).isEmpty();
      assertThat(report.revisions().to()).isEqualTo(sample.head().name());
    }
  }

  private SyncFixture fixture(SyncLimits limits) {
    SiteSettings plain = TestSites.site(folder, folder.resolve("origin").toString(), "navbar");
    Path none = emptyFile();
    SiteSettings bare =
        // Without reference facts, whose pages no revision can remove.
        TestSites.with(
            plain, plain.pages().templates(), new ReferenceFiles(none, none, none, none));
    return new SyncFixture(
        folder,
        new SiteSettings(
            bare.name(),
            bare.source(),
            bare.target(),
            bare.targetSettings(),
            bare.pages(),
            limits));
  }

  private Path emptyFile() {
    try {
      return Files.writeString(
          folder.resolve("empty.csv"), "table_name,offer,published,entity,pattern,field,value\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
