package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PausesTest {

  @Nested
  class OnH2 extends Behaviour {
    OnH2() {
      super(Vendor.H2);
    }
  }

  @Nested
  class OnPostgresql extends Behaviour {
    OnPostgresql() {
      super(Vendor.POSTGRESQL);
    }
  }

  abstract static class Behaviour extends StateTestBase {

    Behaviour(Vendor vendor) {
      super(vendor);
    }

    @Test
    void aPauseSaysWhoWhenAndWhy() {
      Pause pause = state.pauses().pause(SITE, "ops@example.org", "target is being moved");

      assertThat(pause)
          .isEqualTo(new Pause(SITE, "ops@example.org", "target is being moved", START));
      assertThat(state.pauses().find(SITE)).contains(pause);
      assertThat(state.pauses().find("other")).isEmpty();
      assertThat(state.pauses().all()).containsExactly(pause);
    }

    @Test
    void pausingTwiceKeepsTheFirst() {
      Pause first = state.pauses().pause(SITE, "first", "reason");
      clock.advance(MINUTE);

      assertThat(state.pauses().pause(SITE, "second", "")).isEqualTo(first);
    }

    @Test
    void resumingEndsItOnce() {
      state.pauses().pause(SITE, "ops", "");

      assertThat(state.pauses().resume(SITE)).isTrue();
      assertThat(state.pauses().resume(SITE)).isFalse();
      assertThat(state.pauses().find(SITE)).isEmpty();
    }

    @Test
    void ofManyThatPauseAtOnceAllSeeTheSamePause() throws Exception {
      AtomicInteger names = new AtomicInteger();

      var pauses =
          atOnce(20, () -> state.pauses().pause(SITE, "ops " + names.incrementAndGet(), ""));

      assertThat(new HashSet<>(pauses)).hasSize(1);
    }
  }
}
