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
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.LastChanged;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;
import dev.sentinelsync.site.template.Templates;
import dev.sentinelsync.testing.PageBounds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Letters of a list have pages only while it is too long for one page. */
class LetterPagesTest {

  private static final String LETTER =
      new PageId(PageKind.CONTENT_LETTER, "analytic-rules/R").key();

  private static final Site SITE =
      new Site(Templates.load(Path.of("config/templates")), new Forms(true, false, false, false));
  private static final Pattern RULE = Pattern.compile("\\[Rule \\d+]");

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

  /** Two letters are not enough for them: they are spread over shares. */
  @Test
  void manyRulesThatBeginAlikeHavePagesThatAreShortEnough() throws Exception {
    FactGraph.Changes rules = new FactGraph.Changes();
    for (int i = 0; i < 1_500; i++) {
      rules.set(InputCatalog.FILE, path(i), rule(i));
    }
    graph.apply(rules);

    SortedMap<String, byte[]> lists = lists();
    assertThat(PageBounds.violations(lists)).isEmpty();
    for (String first : List.of("content/analytic-rules", "solutions/github-only")) {
      Set<String> listed = new TreeSet<>();
      lists.forEach(
          (address, bytes) -> {
            if (address.startsWith(first)) {
              RULE.matcher(new String(bytes, StandardCharsets.UTF_8))
                  .results()
                  .forEach(rule -> assertThat(listed.add(rule.group())).as(rule.group()).isTrue());
            }
          });
      assertThat(listed).as(first).hasSize(1_500);
    }
    assertThat(lists)
        .containsKeys("content/analytic-rules-r-u.md", "solutions/github-only-analytic-rules.md");
  }

  @Test
  void aRenamedRuleChangesTheListsThatItIsInAlone() throws Exception {
    FactGraph.Changes rules = new FactGraph.Changes();
    for (int i = 0; i < 600; i++) {
      String name = Character.toString('A' + i % 26) + i;
      rules.set(InputCatalog.FILE, path(i), rule(i, name));
    }
    graph.apply(rules);
    SortedMap<String, byte[]> before = lists();

    graph.apply(new FactGraph.Changes().set(InputCatalog.FILE, path(2), rule(2, "C2, renamed")));

    SortedMap<String, byte[]> after = lists();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    assertThat(after.keySet())
        .filteredOn(address -> !Arrays.equals(after.get(address), before.get(address)))
        .containsExactly(
            "content/analytic-rules-c.md", "solutions/github-only-analytic-rules-c.md");
  }

  /** The pages of a type and of a group, and of all their parts. */
  private SortedMap<String, byte[]> lists() {
    Set<PageKind> kinds =
        EnumSet.of(
            PageKind.CONTENT_TYPE,
            PageKind.CONTENT_LETTER,
            PageKind.SOLUTION,
            PageKind.SOLUTION_PART);
    SortedMap<String, byte[]> lists = new TreeMap<>();
    for (String page : Site.pages(graph)) {
      if (kinds.contains(PageId.parse(page).kind())) {
        Output output = SITE.render(graph, page).outputs().get(0);
        lists.put(output.address(), output.bytes());
      }
    }
    return lists;
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
    FactGraph.Changes inputs =
        new FactGraph.Changes()
            .set(InputCatalog.SETTING, SourceUrls.SETTING, "https://git.example.org/rules")
            .set(InputCatalog.SETTING, LastChanged.SETTING, "off")
            .set(InputCatalog.SETTING, PageContext.LAYOUT, "navbar");
    SITE.addInputs(inputs, Optional.empty());
    graph.apply(inputs);
    return graph;
  }

  private static String path(int number) {
    return "Detections/Syslog/Rule%d.yaml".formatted(number);
  }

  private SourceFile rule(int number) throws Exception {
    return rule(number, "Rule " + number);
  }

  private SourceFile rule(int number, String name) throws Exception {
    String yaml = "id: id-%d\nname: %s\nquery: Syslog\n".formatted(number, name);
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
