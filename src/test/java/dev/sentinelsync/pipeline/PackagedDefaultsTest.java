package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteSettings.ReferenceFiles;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.verify.Verifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program brings along, and files that replace parts of it. */
class PackagedDefaultsTest {

  private static final String RULE = "content/";

  @TempDir Path folder;

  @Test
  void withoutAnyFileTheSiteIsThatOfTheProjectsOwnFiles() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      SiteSettings usual = TestSites.site(folder, sample.folder().toString(), "navbar");
      Path none = folder.resolve("none");

      SortedMap<String, String> packaged =
          build(TestSites.with(usual, none, new ReferenceFiles(none, none, none, none)));

      assertThat(packaged).isEqualTo(build(usual));
    }
  }

  @Test
  void aTemplateReplacesThePackagedOneOfItsNameAlone() throws Exception {
    Path templates = Files.createDirectory(folder.resolve("templates"));
    Files.writeString(templates.resolve("tables-index.md.ftl"), "# Ours\n");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      SiteSettings usual = TestSites.site(folder, sample.folder().toString(), "navbar");
      SortedMap<String, String> expected = build(usual);
      expected.put("tables-index.md", "# Ours\n");

      assertThat(build(TestSites.with(usual, templates, usual.pages().reference())))
          .isEqualTo(expected);
    }
  }

  @Test
  void filesWithoutAnAddressAreShownAsPaths() throws Exception {
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"))) {
      SiteSettings usual = TestSites.site(folder, sample.folder().toString(), "navbar");
      SortedMap<String, String> linked = build(usual);
      SortedMap<String, String> plain =
          build(
              TestSites.with(
                  usual, Optional.empty(), usual.pages().templates(), usual.pages().reference()));

      assertThat(plain.keySet()).isEqualTo(linked.keySet());
      assertThat(plain.values())
          .allSatisfy(page -> assertThat(page).doesNotContain("Azure-Sentinel/blob", "]()", "](/"));
      assertThat(plain.entrySet())
          .filteredOn(page -> page.getKey().startsWith(RULE))
          .anySatisfy(
              page ->
                  assertThat(page.getValue())
                      .containsPattern("\\| \\*\\*Source\\*\\* \\| `[^`]+\\.yaml` \\|"));
    }
  }

  private static SortedMap<String, String> build(SiteSettings settings) {
    SortedMap<String, String> pages = new TreeMap<>();
    // A folder of routes that is not there: the packaged ones count too.
    try (SiteRuntime site = SiteRuntime.open(settings);
        Verifier verifier =
            Verifier.start(
                Path.of("no-routes"), settings.pages().folders(), ContentLimits.DEFAULT)) {
      for (PreparedPage page : verifier.pages(site, site.fetch(ProgressListener.NONE))) {
        for (PageContent output : page.outputs()) {
          pages.put(output.path(), new String(output.bytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return pages;
  }
}
