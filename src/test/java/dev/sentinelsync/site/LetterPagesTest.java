package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.FactGraph;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.SourceUrls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Letters of analytic rules have pages only when there are too many rules for one page. */
class LetterPagesTest {

  private static final String LETTER =
      new PageId(PageKind.CONTENT_LETTER, "analytic-rules/R").key();

  private final FactGraph graph = graph();
  private final PathClassifier paths = new PathClassifier(PathClassifier.DEFAULT_FOLDERS);
  private final ContentReaders readers = ContentReaders.standard(ContentLimits.DEFAULT);

  @Test
  void oneRuleMoreThanAPageHoldsMakesLetterPagesAndOneLessRemovesThem() throws Exception {
    FactGraph.Changes rules = new FactGraph.Changes();
    for (int i = 0; i < 500; i++) {
      rules.set(InputCatalog.FILE, path(i), rule(i));
    }
    graph.apply(rules);
    assertThat(Site.exists(graph, LETTER)).isFalse();

    graph.apply(new FactGraph.Changes().set(InputCatalog.FILE, path(500), rule(500)));
    assertThat(Site.exists(graph, LETTER)).isTrue();
    assertThat(Site.address(graph, LETTER)).isEqualTo("content/analytic-rules-r.md");

    graph.apply(new FactGraph.Changes().remove(InputCatalog.FILE, path(7)));
    assertThat(Site.exists(graph, LETTER)).isFalse();
  }

  @Test
  void aTypeHasAPageWhileItHasItems() throws Exception {
    String page = new PageId(PageKind.CONTENT_TYPE, "analytic-rules").key();
    assertThat(Site.exists(graph, page)).isFalse();

    graph.apply(new FactGraph.Changes().set(InputCatalog.FILE, path(1), rule(1)));
    assertThat(Site.address(graph, page)).isEqualTo("content/analytic-rules.md");

    graph.apply(new FactGraph.Changes().remove(InputCatalog.FILE, path(1)));
    assertThat(Site.exists(graph, page)).isFalse();
  }

  private static FactGraph graph() {
    FactGraph graph = Site.newGraph();
    graph.apply(
        new FactGraph.Changes()
            .set(InputCatalog.SETTING, SourceUrls.SETTING, "https://git.example.org/rules"));
    return graph;
  }

  private static String path(int number) {
    return "Detections/Syslog/Rule%d.yaml".formatted(number);
  }

  private SourceFile rule(int number) throws Exception {
    String yaml = "id: id-%1$d\nname: Rule %1$d\nquery: Syslog\n".formatted(number);
    return new SourceFile(
        path(number),
        paths.classify(path(number)).orElseThrow(),
        "blob" + number,
        "1",
        readers.read(FileKind.ANALYTIC_RULE, yaml.getBytes(StandardCharsets.UTF_8), problem -> {}),
        List.of(),
        List.of(),
        SourceFile.Kept.NONE);
  }
}
