package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.testing.SampleEdits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 1 with HTML and its search: the data of the search are outputs like all others. */
class SearchSyncTest {

  private static final int STEPS = 8;

  @TempDir Path folder;

  private SyncFixture fixture(boolean search) {
    SiteSettings site =
        TestSites.site(
            folder,
            folder.resolve("origin").toString(),
            "navbar",
            "file:" + folder.resolve("site") + "?mode=in-place");
    return new SyncFixture(
        folder,
        TestSites.with(
            site,
            new HtmlSettings(
                List.of("markdown", "html"), "Sample", Optional.empty(), search, true)));
  }

  private static SyncOptions acceptingRemovals() {
    return new SyncOptions(Optional.empty(), false, true, true);
  }

  @Test
  void afterRandomEditsAndRestartsEveryOutputIsThatOfACleanBuild() throws Exception {
    Random random = new Random(17);
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(true)) {
      fixture.sync(SyncOptions.DEFAULT);
      Map<String, byte[]> files = sample.files();
      for (int step = 1; step <= STEPS; step++) {
        SampleEdits.Step edit = SampleEdits.next(random, files);
        files = edit.files();
        sample.commitTree(files, edit.description());
        if (step % 3 == 0) {
          fixture.restart();
        }
        fixture.sync(acceptingRemovals());
        assertThat(fixture.verify().differences())
            .as("step %d: %s", step, edit.description())
            .isEmpty();
      }
    }
  }

  @Test
  void oneChangedRuleRewritesFewShards() throws Exception {
    String path = "Detections/SigninLogs/GuestFromManyTenants.yaml";
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(true)) {
      fixture.sync(SyncOptions.DEFAULT);
      Map<String, byte[]> files = new TreeMap<>(sample.files());
      String rule = new String(files.get(path), "UTF-8");
      files.put(path, rule.replace("\"Guest\"", "\"Wayfarer\"").getBytes("UTF-8"));
      sample.commitTree(files, "One literal");

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      assertThat(report.pages().sent())
          .extracting(page -> page.address())
          .filteredOn(address -> address.startsWith("search/"))
          .contains("search/manifest.json")
          .anyMatch(address -> address.startsWith("search/terms/"))
          .hasSizeLessThanOrEqualTo(4);
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
  }

  @Test
  void switchedOffTheSearchLeavesNothingBehind() throws Exception {
    Path site = folder.resolve("site");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      try (SyncFixture fixture = fixture(true)) {
        fixture.sync(SyncOptions.DEFAULT);
      }
      assertThat(site.resolve("search/cards/3f.json")).isRegularFile();
      assertThat(Files.readString(site.resolve("index.html"))).contains("explore.html");

      try (SyncFixture fixture = fixture(false)) {
        fixture.sync(SyncOptions.DEFAULT);

        assertThat(site.resolve("search/manifest.json")).doesNotExist();
        assertThat(site.resolve("explore.html")).doesNotExist();
        assertThat(site.resolve("assets/search.js")).doesNotExist();
        assertThat(Files.readString(site.resolve("index.html"))).doesNotContain("explore.html");
        assertThat(fixture.verify().isIdentical()).isTrue();
      }
      assertThat(sample.head()).isNotNull();
    }
  }
}
