package dev.sentinelsync.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A small graph: words, the letters that they begin with, and a row for each word. */
class FactGraphReadingTest {

  private static final Family<String> WORD = new Family<>("word");
  private static final Family<String> LETTER = new Family<>("letter");
  private static final Family<String> ROW = new Family<>("row");
  private static final Index WORDS_BY_LETTER = Index.of("words-by-letter");
  private static final Index LETTERS = Index.counted("letters");

  private final FactGraph graph =
      FactGraph.builder()
          .input(new Words())
          .index(WORDS_BY_LETTER, LETTERS)
          .derived(new Letters())
          .derivedForEach(LETTER, new Rows())
          .build();

  private static final class Words implements InputFamily<String> {
    @Override
    public Family<String> family() {
      return WORD;
    }

    @Override
    public void emit(String id, String word, Emitter out) {
      String letter = word.substring(0, 1);
      out.put(WORDS_BY_LETTER, letter, id);
      out.put(LETTERS, "", letter);
      out.declare(LETTER, letter);
    }
  }

  private static final class Letters implements Derivation<String> {
    @Override
    public Family<String> family() {
      return LETTER;
    }

    @Override
    public String derive(String letter, Facts facts) {
      return letter.equals("-")
          ? null
          : letter + facts.count(WORDS_BY_LETTER, letter) + facts.count(LETTERS, "");
    }
  }

  private static final class Rows implements Derivation<String> {
    @Override
    public Family<String> family() {
      return ROW;
    }

    @Override
    public String derive(String letter, Facts facts) {
      return "row of " + facts.get(LETTER, letter) + " of " + facts.count(LETTER);
    }
  }

  @Test
  void everyFactHasAFactThatFollowsIt() {
    words("apple", "axe", "bee", "-");

    Recording facts = graph.record();
    assertThat(facts.ids(ROW)).containsExactly("a", "b");
    assertThat(facts.all(ROW)).containsExactly("row of a23 of 3", "row of b13 of 3");
    assertThat(facts.count(ROW)).isEqualTo(2);
    assertThat(facts.ids(LETTER)).containsExactly("-", "a", "b");

    graph.apply(new FactGraph.Changes().remove(WORD, "bee").remove(WORD, "-"));
    assertThat(graph.record().all(ROW)).containsExactly("row of a21 of 1");
    graph.apply(new FactGraph.Changes().remove(WORD, "apple").remove(WORD, "axe"));
    assertThat(graph.size()).isZero();
  }

  @Test
  void aFactThatIsNotThereIsNamed() {
    words("apple");

    Recording facts = graph.record();
    assertThatThrownBy(() -> facts.get(LETTER, "z"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no fact letter:z");
    assertThat(facts.find(LETTER, "z")).isEmpty();
    assertThat(facts.members(WORDS_BY_LETTER, "z")).isEmpty();
    assertThat(facts.count(WORDS_BY_LETTER, "z")).isZero();
    assertThat(facts.tally(LETTERS, "z")).isEmpty();
  }

  @Test
  void onlyCountedSetsAreTallied() {
    words("apple", "axe", "bee");

    Recording facts = graph.record();
    assertThat(facts.tally(LETTERS, "")).isEqualTo(Map.of("a", 2, "b", 1));
    assertThatThrownBy(() -> facts.tally(WORDS_BY_LETTER, "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("index has no counts: words-by-letter");
  }

  /** A counted set is another one when a count changes; a plain set is not. */
  @Test
  void aFingerprintFollowsWhatReadersSee() {
    words("apple", "bee");
    FactKey counted = FactKey.of(LETTERS, "");
    FactKey plain = FactKey.members(LETTER);
    FactKey number = new FactKey.Count(FactKey.of(WORDS_BY_LETTER, "a"));
    Fingerprint countedBefore = graph.fingerprint(counted);
    Fingerprint plainBefore = graph.fingerprint(plain);
    Fingerprint wholeBefore = graph.fingerprint(new FactKey.Whole("row"));
    assertThat(countedBefore).isEqualTo(Fingerprints.of(new TreeMap<>(Map.of("a", 1, "b", 1))));
    assertThat(plainBefore).isEqualTo(Fingerprints.of(List.of("a", "b")));
    assertThat(graph.fingerprint(number)).isEqualTo(Fingerprints.of(1));

    words("axe");

    assertThat(graph.fingerprint(counted))
        .isEqualTo(Fingerprints.of(new TreeMap<>(Map.of("a", 2, "b", 1))));
    assertThat(graph.fingerprint(plain)).isEqualTo(plainBefore);
    assertThat(graph.fingerprint(number)).isEqualTo(Fingerprints.of(2));
    assertThat(graph.fingerprint(FactKey.of(WORD, "zoo"))).isEqualTo(Fingerprint.ABSENT);
    assertThat(graph.fingerprint(new FactKey.Count(FactKey.of(WORDS_BY_LETTER, "z"))))
        .isEqualTo(Fingerprints.of(0));
    assertThat(graph.fingerprint(new FactKey.Whole("no-family"))).isEqualTo(Fingerprint.ABSENT);
    Map<String, Fingerprint> rows =
        Map.of(
            "a", Fingerprints.of("row of a22 of 2"),
            "b", Fingerprints.of("row of b12 of 2"));
    assertThat(graph.fingerprint(new FactKey.Whole("row")))
        .isNotEqualTo(wholeBefore)
        .isEqualTo(new WholeFingerprint().of(List.of("a", "b"), rows::get));
  }

  @Test
  void aRecordingHasFactsFirstThenAllElse() {
    words("apple");

    Recording page = graph.record();
    assertThat(page.count(LETTER)).isEqualTo(1);
    assertThat(page.find(LETTER, "z")).isEmpty();
    assertThat(page.get(LETTER, "a")).isEqualTo("a11");
    assertThat(page.members(WORDS_BY_LETTER, "a")).containsExactly("apple");
    assertThat(page.all(ROW)).containsExactly("row of a11 of 1");
    assertThat(page.reads())
        .containsExactly(
            Map.entry(FactKey.of(LETTER, "a"), Fingerprints.of("a11")),
            Map.entry(FactKey.of(WORDS_BY_LETTER, "a"), Fingerprints.of(List.of("apple"))),
            Map.entry(new FactKey.Count(FactKey.members(LETTER)), Fingerprints.of(1)),
            Map.entry(FactKey.of(LETTER, "z"), Fingerprint.ABSENT),
            Map.entry(new FactKey.Whole("row"), graph.fingerprint(new FactKey.Whole("row"))));
  }

  @Test
  void whatIsNotRegisteredIsRefused() {
    Family<String> unknown = new Family<>("unknown");

    assertThatThrownBy(() -> graph.record().find(unknown, "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("family or index is not registered: unknown");
    assertThatThrownBy(() -> graph.apply(new FactGraph.Changes().set(LETTER, "a", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not an input: letter:a");
    assertThatThrownBy(() -> FactGraph.builder().index(LETTERS, LETTERS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("family or index registered twice: letters");
    assertThatThrownBy(() -> FactGraph.builder().derivedForEach(LETTER, new Rows()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("family or index is not registered: letter");
  }

  @Test
  void aFactEmitsOnlyToWhatIsRegisteredBehindIt() {
    FactGraph wrong =
        FactGraph.builder().index(WORDS_BY_LETTER, LETTERS).input(new Words()).build();

    assertThatThrownBy(() -> wrong.apply(new FactGraph.Changes().set(WORD, "a", "a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("word must be registered before words-by-letter:a");
  }

  @Test
  void readingWhatIsRegisteredLaterIsRefused() {
    FactGraph wrong =
        FactGraph.builder()
            .input(new Words())
            .derived(new Letters())
            .index(WORDS_BY_LETTER, LETTERS)
            .build();

    assertThatThrownBy(() -> wrong.apply(new FactGraph.Changes().set(WORD, "a", "a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("letter:a reads words-by-letter:a, which is registered after it");
  }

  /** A fact reads others of earlier families, not of its own. */
  @Test
  void readingTheOwnFamilyIsRefused() {
    FactGraph wrong =
        FactGraph.builder()
            .input(new Words())
            .index(WORDS_BY_LETTER, LETTERS)
            .derived(
                new Derivation<String>() {
                  @Override
                  public Family<String> family() {
                    return LETTER;
                  }

                  @Override
                  public String derive(String letter, Facts facts) {
                    return facts.find(LETTER, "b").orElse("none");
                  }
                })
            .build();

    assertThatThrownBy(() -> wrong.apply(new FactGraph.Changes().set(WORD, "a", "a")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("letter:a reads letter:b, which is registered after it");
  }

  @Test
  void changesAreCounted() {
    FactGraph.Changes changes = new FactGraph.Changes().set(WORD, "a", "x").remove(WORD, "b");

    assertThat(changes.set(WORD, "a", "y").size()).isEqualTo(2);
  }

  /** A family that only holds facts emits nothing. */
  @Test
  void aPlainInput() {
    FactGraph plain = FactGraph.builder().input(InputFamily.of(WORD)).build();

    assertThat(plain.apply(new FactGraph.Changes().set(WORD, "a", "x")))
        .containsExactly(FactKey.of(WORD, "a"), new FactKey.Whole("word"));
    assertThat(plain.record().get(WORD, "a")).isEqualTo("x");
    assertThat(plain.size()).isEqualTo(1);
  }

  private void words(String... words) {
    FactGraph.Changes changes = new FactGraph.Changes();
    for (String word : words) {
      changes.set(WORD, word, word);
    }
    graph.apply(changes);
  }
}
