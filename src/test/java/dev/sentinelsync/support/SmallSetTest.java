package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SmallSetTest {

  @Test
  void isASetLikeAnyOther() {
    Random random = new Random(7);
    Set<Integer> expected = new HashSet<>();
    Set<Integer> small = new SmallSet<>();

    for (int step = 0; step < 10_000; step++) {
      Integer element = 1_000 + random.nextInt(4);
      if (random.nextBoolean()) {
        assertThat(small.add(element)).isEqualTo(expected.add(element));
      } else {
        assertThat(small.remove(element)).isEqualTo(expected.remove(element));
      }
      assertThat(small).hasSameSizeAs(expected).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(small.contains(1_001)).isEqualTo(expected.contains(1_001));
      assertThat(small.isEmpty()).isEqualTo(expected.isEmpty());
    }
  }
}
