package dev.sentinelsync.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.kind.ContentReaders;
import dev.sentinelsync.content.parse.ContentLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RenamesTest {

  private static ItemVersion rule(String path, String id, String blob) throws Exception {
    String text = "id: %s\nname: n\nquery: T\n".formatted(id);
    return new ItemVersion(
        path,
        FileKind.ANALYTIC_RULE,
        blob,
        ContentReaders.standard(ContentLimits.DEFAULT)
            .read(FileKind.ANALYTIC_RULE, text.getBytes(StandardCharsets.UTF_8), problem -> {}),
        List.of());
  }

  private static Map<String, String> moved(List<ItemVersion> removed, List<ItemVersion> added) {
    Map<String, String> moved = new TreeMap<>();
    Renames.ofItems(removed, added).moved().forEach((to, from) -> moved.put(to, from.path()));
    return moved;
  }

  @Test
  void theIdDecidesBeforeTheContent() throws Exception {
    assertThat(
            moved(
                List.of(rule("a/x.yaml", "1", "b1"), rule("a/y.yaml", "2", "b2")),
                List.of(rule("c/p.yaml", "2", "b1"), rule("c/q.yaml", "1", "b3"))))
        .isEqualTo(Map.of("c/p.yaml", "a/y.yaml", "c/q.yaml", "a/x.yaml"));
  }

  @Test
  void equalContentFollowsAndEachFileHasOneSuccessor() throws Exception {
    assertThat(
            moved(
                List.of(rule("a/x.yaml", "", "b1")),
                List.of(rule("c/p.yaml", "", "b1"), rule("c/q.yaml", "", "b1"))))
        .isEqualTo(Map.of("c/p.yaml", "a/x.yaml"));
  }

  @Test
  void amongEqualsTheFolderThenTheNameThenThePathDecides() throws Exception {
    assertThat(
            moved(
                List.of(
                    rule("a/1.yaml", "1", "x"),
                    rule("b/2.yaml", "1", "x"),
                    rule("c/3.yaml", "1", "x")),
                List.of(
                    rule("c/new.yaml", "1", "y"),
                    rule("d/2.yaml", "1", "y"),
                    rule("e/other.yaml", "1", "y"))))
        .isEqualTo(
            Map.of("c/new.yaml", "c/3.yaml", "d/2.yaml", "b/2.yaml", "e/other.yaml", "a/1.yaml"));
  }
}
