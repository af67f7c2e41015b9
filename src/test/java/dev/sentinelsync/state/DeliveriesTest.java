package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
      assertThat(state.deliveries().add("github", "d1", List.of())).isTrue();
      assertThat(state.deliveries().add("github", "d1", List.of())).isFalse();
      assertThat(state.deliveries().contains("github", "d1")).isTrue();
    }

    @Test
    void providersDoNotMeet() {
      state.deliveries().add("github", "d1", List.of());

      assertThat(state.deliveries().add("gitlab", "d1", List.of())).isTrue();
      state.deliveries().clear("github");
      assertThat(state.deliveries().contains("github", "d1")).isFalse();
      assertThat(state.deliveries().contains("gitlab", "d1")).isTrue();
    }

    @Test
    void whatADeliveryRequestsIsRecordedWithIt() {
      List<SyncRequest> requests = List.of(request("a"), request("b"));

      assertThat(state.deliveries().add("github", "d1", requests)).isTrue();
      assertThat(state.deliveries().add("github", "d1", List.of(request("c")))).isFalse();

      assertThat(state.requests().count("a")).isEqualTo(1);
      assertThat(state.requests().count("b")).isEqualTo(1);
      assertThat(state.requests().count("c")).isZero();
    }

    @Test
    void aDeliveryWhoseRequestsCannotBeRecordedMayComeAgain() {
      List<SyncRequest> requests = Arrays.asList(request("a"), null);

      assertThatThrownBy(() -> state.deliveries().add("github", "d1", requests))
          .isInstanceOf(RuntimeException.class);

      assertThat(state.deliveries().contains("github", "d1")).isFalse();
      assertThat(state.requests().count("a")).isZero();
    }

    private SyncRequest request(String site) {
      return new SyncRequest("r1", site, "WEBHOOK", clock.instant());
    }

    @Test
    void oldOnesArePruned() {
      state.deliveries().add("github", "old", List.of());
      clock.advance(Duration.ofDays(3));
      state.deliveries().add("github", "new", List.of());

      assertThat(state.deliveries().prune(Duration.ofDays(2))).isEqualTo(1);
      assertThat(state.deliveries().contains("github", "old")).isFalse();
      assertThat(state.deliveries().contains("github", "new")).isTrue();
    }

    @Test
    void ofTwentyThatAddTheSameOneIsFirst() throws Exception {
      for (int round = 0; round < 10; round++) {
        String id = "d" + round;

        assertThat(atOnce(20, () -> state.deliveries().add("github", id, List.of())))
            .filteredOn(first -> first)
            .hasSize(1);
      }
    }

    @Test
    void anIdentifierThatIsTooLongIsRefused() {
      assertThatThrownBy(() -> state.deliveries().add("github", "x".repeat(129), List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("delivery id has 129 characters");
    }
  }
}
