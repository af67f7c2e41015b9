package dev.sentinelsync.site.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Page layouts 1.12: entries in, pages of parts out. */
class SplittingTest {

  private static final String STEM = "content/rules";

  @ParameterizedTest(name = "{0} entries of {1} links and {2} bytes: split {3}")
  @CsvSource({
    "500,1,100,false",
    "501,1,100,true",
    "449,2,100,false",
    "450,2,100,true",
    "260,1,500,false",
    "261,1,500,true",
    "1,2000,900000,false"
  })
  void aListIsSplitThatIsTooLongForOnePage(int count, int links, int bytes, boolean split) {
    List<ListPart> parts = split(entries(count, number -> "A" + number, links, bytes));

    assertThat(parts.get(0).isSplit()).isEqualTo(split);
    assertThat(parts.get(0).count()).isEqualTo(count);
    assertThat(parts.get(0).entries()).hasSize(split ? 0 : count);
    assertThat(parts.size() > 1).isEqualTo(split);
  }

  @Test
  void lettersComeFirstThenTwoLetters() {
    List<Entry> entries = new ArrayList<>(entries(501, number -> "ab" + number, 1, 1));
    entries.addAll(entries(3, number -> "A-" + number, 1, 1));
    entries.addAll(entries(2, number -> number + "b", 1, 1));

    List<ListPart> parts = split(entries);

    assertThat(parts)
        .filteredOn(part -> part.steps().size() <= ListPart.LETTERS)
        .extracting(ListPart::id, ListPart::address, ListPart::count)
        .containsExactly(
            tuple("rules", "content/rules.md", 506),
            tuple("rules/#", "content/rules-other.md", 2),
            tuple("rules/A", "content/rules-a.md", 504),
            tuple("rules/A/#", "content/rules-a-other.md", 3),
            tuple("rules/A/B", "content/rules-a-b.md", 501));
    assertThat(parts.get(0).parts())
        .containsExactly(new ListPart.Part("#", 2), new ListPart.Part("A", 504));
    assertThat(parts.get(1).siblings()).containsExactly("#", "A");
  }

  @Test
  void namesThatBeginAlikeAreSpreadOverShares() {
    List<ListPart> parts = split(entries(1_500, number -> "Rule " + number, 2, 300));

    assertThat(parts.stream().filter(ListPart::isSplit).map(ListPart::id))
        .containsExactly("rules", "rules/R", "rules/R/U");
    assertThat(parts.stream().filter(part -> !part.isSplit()))
        .hasSize(16)
        .allSatisfy(part -> assertThat(part.count()).isBetween(40, 150));
    assertThat(parts.get(3).address()).isEqualTo("content/rules-r-u-01.md");
    assertThat(ListPart.label(parts.get(3).steps())).isEqualTo("RU, part 1");
  }

  @Test
  void everyEntryHasOnePageThatHoldsNoMoreThanAPageCan() {
    List<Entry> entries = new ArrayList<>(entries(9_000, number -> "Same name", 2, 300));
    entries.addAll(entries(700, number -> Character.toString('a' + number % 26), 2, 300));
    entries.addAll(entries(400, number -> Character.toString(0x4E00 + number), 2, 300));
    TreeMap<String, Entry> byId = new TreeMap<>();
    List<Entry> own = new ArrayList<>();
    for (Entry entry : entries) {
      own.add(new Entry("path" + own.size(), entry.name(), entry.links(), entry.bytes()));
      byId.put(own.get(own.size() - 1).id(), own.get(own.size() - 1));
    }

    List<String> shown = new ArrayList<>();
    for (ListPart part : split(own)) {
      shown.addAll(part.entries());
      assertThat(Splitting.fit(part.entries().stream().map(byId::get).toList())).isTrue();
      assertThat(part.siblings().size()).isLessThanOrEqualTo(60);
    }

    assertThat(shown).hasSameSizeAs(own).containsExactlyInAnyOrderElementsOf(byId.keySet());
  }

  /** What a page of a part shows does not depend on the other entries of the list. */
  @Test
  void anotherEntryChangesThePartsThatItBelongsToAlone() {
    List<Entry> entries = entries(2_000, number -> name(number), 1, 100);
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry("one more", name(3), 1, 100));
    Collections.reverse(more);

    Set<String> changed = new TreeSet<>();
    TreeMap<String, ListPart> before = new TreeMap<>();
    split(entries).forEach(part -> before.put(part.id(), part));
    split(more)
        .forEach(
            part -> {
              if (part.count() != before.remove(part.id()).count()) {
                changed.add(part.id());
              }
            });

    assertThat(before).isEmpty();
    assertThat(changed).containsExactly("rules", "rules/D");
  }

  private static String name(int number) {
    return Character.toString('a' + number % 26) + number;
  }

  private static List<ListPart> split(List<Entry> entries) {
    return Splitting.of("rules", STEM, entries);
  }

  private static List<Entry> entries(int count, IntFunction<String> name, int links, int bytes) {
    return IntStream.range(0, count)
        .mapToObj(number -> new Entry("path" + number, name.apply(number), links, bytes))
        .toList();
  }
}
