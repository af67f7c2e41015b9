package dev.sentinelsync.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.Site;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.template.Templates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links to files as their newest change left them (page layouts 9.2). */
class SourceUrlsTest {

  private static final String PATH = "Detections/Doors/A b.yaml";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final Templates TEMPLATES = Templates.load(Path.of("config/templates"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://github.com/o/r/blob/master,https://github.com/o/r/blob/COMMIT/
          https://github.com/o/r/blob/a/b,https://github.com/o/r/blob/COMMIT/
          https://gitlab.com/g/s/r/-/blob/main,https://gitlab.com/g/s/r/-/blob/COMMIT/
          https://git.example/r/blob/main,https://git.example/r/blob/COMMIT/
          https://dev.azure.com/o/p/_git/r?version=GBmain&path=,https://dev.azure.com/o/p/_git/r?version=GCCOMMIT&path=/
          https://dev.azure.com/o/p/_git/r?path=,https://dev.azure.com/o/p/_git/r?version=GCCOMMIT&path=/
          """)
  void aLinkLeadsToTheCommitThatChangedTheFileLast(String branch, String commit) {
    assertThat(SourceUrls.lastVersion(context(branch, "full", "on"), PATH).text())
        .isEqualTo(
            " · [version of 2026-01-05]("
                + commit.replace("COMMIT", COMMIT)
                + "Detections/Doors/A%20b.yaml)");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          https://bitbucket.org/o/r/src/main,full,on
          '',full,on
          https://github.com/o/r/blob/master,navbar,on
          https://github.com/o/r/blob/master,full,off
          """)
  void elsewhereThereIsNone(String branch, String layout, String history) {
    assertThat(SourceUrls.lastVersion(context(branch, layout, history), PATH).isEmpty()).isTrue();
  }

  @Test
  void aFileThatChangedBeforeTheHistoryOfTheCloneHasNone() {
    PageContext context = context("https://github.com/o/r/blob/master", "full", "on");

    assertThat(SourceUrls.lastVersion(context, "Detections/Other.yaml").isEmpty()).isTrue();
    assertThat(SourceUrls.versionedLink(context, url -> "x", "Detections/Other.yaml").text())
        .isEqualTo("[x](https://github.com/o/r/blob/master/Detections/Other.yaml)");
  }

  private static PageContext context(String branch, String layout, String history) {
    FactGraph graph = Site.newGraph();
    graph.apply(
        new FactGraph.Changes()
            .set(InputCatalog.SETTING, SourceUrls.SETTING, branch)
            .set(InputCatalog.SETTING, LastChanged.SETTING, history)
            .set(InputCatalog.SETTING, PageContext.LAYOUT, layout)
            .set(InputCatalog.LAST_CHANGE, PATH, change()));
    PageId page = new PageId(PageKind.ITEM, PATH);
    return new PageContext(page, "content/a.md", graph.record(), TEMPLATES, Map.of(), true);
  }

  private static LastChange change() {
    return new LastChange(COMMIT, Instant.parse("2026-01-05T23:59:00Z").getEpochSecond());
  }
}
