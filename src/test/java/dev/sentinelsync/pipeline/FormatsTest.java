package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which forms of pages a target gets, and what becomes of files that are not the program's. */
class FormatsTest {

  private static final List<String> DECIDED_BY_THE_TARGET = List.of();

  @TempDir Path folder;
  private Path origin;

  @BeforeEach
  void commit() throws Exception {
    try (GitFixture repository = GitFixture.create(folder.resolve("origin"))) {
      repository.commit(
          "Add a rule",
          Map.of(
              "Detections/Rule.yaml",
              "id: 11111111-2222-3333-4444-555555555555\nname: A rule\nkind: Scheduled\n"
                  + "query: SigninLogs\n"));
      origin = repository.folder();
    }
  }

  private SyncFixture site(String target, List<String> formats) {
    return new SyncFixture(
        folder,
        TestSites.with(
            TestSites.site(folder, origin.toString(), "navbar", target),
            new HtmlSettings(formats, "Site", Optional.empty(), false, true)));
  }

  private String inPlace() {
    return "file:" + folder.resolve("site") + "?mode=in-place";
  }

  private boolean has(String name) {
    return Files.exists(folder.resolve("site").resolve(name));
  }

  @Test
  void aNewTargetGetsBothAndStaysSo() {
    for (int run = 0; run < 2; run++) {
      try (SyncFixture fixture = site(inPlace(), DECIDED_BY_THE_TARGET)) {
        fixture.sync(SyncOptions.DEFAULT);
        assertThat(has("index.html") && has("readme.md")).isTrue();
        assertThat(fixture.verify().isIdentical()).isTrue();
      }
    }
  }

  @Test
  void aTargetThatWasPublishedWithoutHtmlKeepsMarkdownUntilTheSettingSaysOtherwise() {
    try (SyncFixture fixture = site(inPlace(), List.of("markdown"))) {
      fixture.sync(SyncOptions.DEFAULT);
    }
    try (SyncFixture fixture = site(inPlace(), DECIDED_BY_THE_TARGET)) {
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(has("index.html")).isFalse();
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
    try (SyncFixture fixture = site(inPlace(), List.of("markdown", "html"))) {
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(has("index.html")).isTrue();
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
  }

  @Test
  void aFileOfSomebodyElseStaysAndTheRunSaysSo() throws IOException {
    Path own = folder.resolve("site/index.html");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "my own home page");
    try (SyncFixture fixture = site(inPlace(), DECIDED_BY_THE_TARGET)) {
      assertThat(fixture.sync(SyncOptions.DEFAULT).status()).isEqualTo(SyncStatus.UNSTABLE);
      assertThat(own).hasContent("my own home page");
      assertThat(has("readme.md")).isTrue();
      assertThat(fixture.verify().differences()).isEmpty();
      assertThat(fixture.verify().foreign()).containsExactly("index.html");

      Files.delete(own);
      fixture.sync(new SyncOptions(Optional.empty(), true, false, true));
      assertThat(own).content().contains("<h1");
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
  }
}
