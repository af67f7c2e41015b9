package dev.sentinelsync.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The fingerprint of a family after changes is that of the same facts seen for the first time. */
class WholeFingerprintTest {

  private final SortedMap<String, Fingerprint> facts = new TreeMap<>();
  private final WholeFingerprint kept = new WholeFingerprint();
  private final List<String> asked = new ArrayList<>();

  private void put(String id, String value) {
    facts.put(id, Fingerprints.of(value));
    kept.forget(id);
  }

  private void remove(String id) {
    facts.remove(id);
    kept.forget(id);
  }

  private Fingerprint present() {
    asked.clear();
    return kept.of(
        facts.keySet(),
        id -> {
          asked.add(id);
          return facts.get(id);
        });
  }

  private Fingerprint anew() {
    return new WholeFingerprint().of(facts.keySet(), facts::get);
  }

  @Test
  void itFollowsEveryChange() {
    Random random = new Random(7);
    for (int i = 0; i < 3_000; i++) {
      put("fact-" + i, "value");
    }
    Fingerprint before = present();
    for (int round = 0; round < 200; round++) {
      String id = "fact-" + random.nextInt(4_000);
      if (facts.containsKey(id) && random.nextBoolean()) {
        remove(id);
      } else {
        put(id, "value of round " + round);
      }
      Fingerprint after = present();
      assertThat(after).isNotEqualTo(before).isEqualTo(anew());
      before = after;
    }
  }

  @Test
  void factsThatSwapTheirValuesAreOtherFacts() {
    put("a", "one");
    put("b", "two");
    Fingerprint before = present();
    put("a", "two");
    put("b", "one");
    assertThat(present()).isNotEqualTo(before);
  }

  @Test
  void aChangeReadsAgainWhatLiesBesideItAlone() {
    for (int i = 0; i < 10_000; i++) {
      put("fact-" + i, "value");
    }
    present();
    put("fact-77", "another value");
    present();
    assertThat(asked).contains("fact-77").hasSizeBetween(1, 200);
    present();
    assertThat(asked).isEmpty();
  }
}
