package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

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
    void aRepeatedDeliveryIsKnown() {
      assertThat(state.deliveries().contains("github", "d1")).isFalse();
      assertThat(state.deliveries().add("github", "d1")).isTrue();
      assertThat(state.deliveries().add("github", "d1")).isFalse();
      assertThat(state.deliveries().contains("github", "d1")).isTrue();
    }

    @Test
    void providersDoNotMeet() {
      state.deliveries().add("github", "d1");

      assertThat(state.deliveries().add("gitlab", "d1")).isTrue();
      state.deliveries().clear("github");
      assertThat(state.deliveries().contains("github", "d1")).isFalse();
      assertThat(state.deliveries().contains("gitlab", "d1")).isTrue();
    }

    @Test
    void aForgottenDeliveryMayComeAgain() {
      state.deliveries().add("github", "d1");

      assertThat(state.deliveries().remove("github", "d1")).isTrue();
      assertThat(state.deliveries().remove("github", "d1")).isFalse();
      assertThat(state.deliveries().add("github", "d1")).isTrue();
    }

    @Test
    void oldOnesArePruned() {
      state.deliveries().add("github", "old");
      clock.advance(Duration.ofDays(3));
      state.deliveries().add("github", "new");

      assertThat(state.deliveries().prune(Duration.ofDays(2))).isEqualTo(1);
      assertThat(state.deliveries().contains("github", "old")).isFalse();
      assertThat(state.deliveries().contains("github", "new")).isTrue();
    }

    @Test
    void ofTwentyThatAddTheSameOneIsFirst() throws Exception {
      for (int round = 0; round < 10; round++) {
        String id = "d" + round;

        assertThat(atOnce(20, () -> state.deliveries().add("github", id)))
            .filteredOn(first -> first)
            .hasSize(1);
      }
    }

    @Test
    void anIdentifierThatIsTooLongIsRefused() {
      assertThatThrownBy(() -> state.deliveries().add("github", "x".repeat(129)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("delivery id has 129 characters");
    }
  }
}
