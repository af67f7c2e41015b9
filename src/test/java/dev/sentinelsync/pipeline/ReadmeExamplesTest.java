package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.input.ReferenceData;
import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows about pages and facts of one's own, done word by word. */
class ReadmeExamplesTest {

  @TempDir Path folder;

  @Test
  void aSectionOfOnesOwnComesOnEveryPageOfItsKindAndOnNoOther() throws Exception {
    Path templates = copyOfTheTemplates();
    Path template = templates.resolve("item.md.ftl");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = fixture(sample, templates)) {
      fixture.sync(SyncOptions.DEFAULT);
      String before = Files.readString(template);
      int place = before.lastIndexOf("<@f.rule/>");
      Files.writeString(
          template, before.substring(0, place) + block("ftl") + before.substring(place));

      SyncReport report = fixture.sync(SyncOptions.DEFAULT);

      Path content = folder.resolve("site/current/content");
      assertThat(report.pages().sent())
          .isNotEmpty()
          .allSatisfy(
              page ->
                  assertThat(Files.readString(folder.resolve("site/current/" + page.address())))
                      .contains("| **Type** | ")
                      .containsOnlyOnce("\n## Query\n\n~~~kusto\n"));
      try (Stream<Path> pages = Files.list(content)) {
        assertThat(pages.filter(page -> says(page, "\n| **Type** | Analytic Rule |")))
            .filteredOn(page -> !says(page, "\n## Query\n"))
            .as("rules without the section have no query")
            .allMatch(page -> says(page, "**Retired:**"));
      }
      assertThat(fixture.verify().isIdentical()).isTrue();
    }
  }

  @Test
  void theExampleOfCorrectionsIsValid() throws Exception {
    Path overrides = Files.writeString(folder.resolve("overrides.csv"), block("csv"));
    Path none = folder.resolve("none");

    assertThat(ReferenceData.load(none, none, none, overrides).overrides())
        .containsOnlyKeys(ReferenceData.ENTITIES)
        .allSatisfy((entity, rules) -> assertThat(rules.rules()).as(entity).hasSize(1));
  }

  /** The only block of the README in a language. */
  private static String block(String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)\n```" + language + "\n(.*?)```\n")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private Path copyOfTheTemplates() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("templates"));
    try (Stream<Path> templates = Files.list(Path.of("config/templates"))) {
      for (Path template : templates.toList()) {
        Files.copy(template, copy.resolve(template.getFileName()));
      }
    }
    return copy;
  }

  private SyncFixture fixture(SampleRepository sample, Path templates) {
    SiteSettings usual = TestSites.site(folder, sample.folder().toString(), "navbar");
    return new SyncFixture(
        folder,
        TestSites.with(
            usual,
            templates,
            new ReferenceFiles(
                Path.of("src/test/resources/golden/tables.csv"),
                usual.pages().reference().offers(),
                usual.pages().reference().techniques(),
                usual.pages().reference().overrides())));
  }

  private static boolean says(Path page, String text) {
    try {
      return Files.readString(page).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
