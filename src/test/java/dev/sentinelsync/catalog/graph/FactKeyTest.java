package dev.sentinelsync.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.FactKey.Count;
import dev.sentinelsync.catalog.graph.FactKey.Fact;
import dev.sentinelsync.catalog.graph.FactKey.Members;
import dev.sentinelsync.catalog.graph.FactKey.Whole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The names of what can be read, and their order. */
class FactKeyTest {

  private static final List<FactKey> IN_ORDER =
      List.of(
          new Fact("a", ""),
          new Fact("a", "1"),
          new Fact("a", "2"),
          new Count(new Fact("a", "1")),
          new Count(new Fact("a", "2")),
          new Members("a"),
          new Count(new Members("a")),
          new Whole("a"),
          new Fact("b", "1"));

  @Test
  void keysAreInTheOrderOfFamilyThenKindThenIdentifier() {
    List<FactKey> keys = new ArrayList<>(IN_ORDER);
    Collections.shuffle(keys, new Random(7));
    Collections.sort(keys);

    assertThat(keys).isEqualTo(IN_ORDER);
  }

  @Test
  void keysAreReadable() {
    assertThat(IN_ORDER)
        .extracting(FactKey::toString)
        .containsExactly(
            "a",
            "a:1",
            "a:2",
            "number of a:1",
            "number of a:2",
            "ids of a",
            "number of ids of a",
            "all of a",
            "b:1");
    assertThat(new Family<String>("a")).hasToString("a");
    assertThat(Index.of("a")).hasToString("a").isNotEqualTo(Index.counted("a"));
  }

  @Test
  void aWholeFamilyCoversItsFacts() {
    Whole whole = new Whole("a");

    assertThat(IN_ORDER.stream().filter(whole::covers))
        .containsExactly(new Fact("a", ""), new Fact("a", "1"), new Fact("a", "2"));
  }
}
