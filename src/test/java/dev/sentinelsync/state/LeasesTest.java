package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LeasesTest {

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
    void oneOwnerAtATime() {
      Lease first = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();

      assertThat(state.leases().acquire(SITE, "second", MINUTE)).isEmpty();
      assertThat(state.leases().acquire(SITE, "first", MINUTE)).isEmpty();
      assertThat(HeldLease.of(state, SITE)).contains(first);
    }

    @Test
    void sitesHaveLeasesOfTheirOwn() {
      state.leases().acquire(SITE, "first", MINUTE).orElseThrow();

      assertThat(state.leases().acquire("other", "second", MINUTE)).isPresent();
    }

    @Test
    void itLastsAsLongAsAsked() {
      Lease lease = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();

      assertThat(Duration.between(lease.acquiredAt(), lease.expiresAt())).isEqualTo(MINUTE);
    }

    @Test
    void whoFindsTheRowLockedDoesNotWaitForIt() {
      Lease first = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      state.leases().release(first);

      Jdbi.create(state.connections())
          .useTransaction(
              other -> {
                other
                    .createQuery("SELECT site FROM publish_lease WHERE site = ? FOR UPDATE")
                    .bind(0, SITE)
                    .mapTo(String.class)
                    .one();
                assertThat(state.leases().acquire(SITE, "second", MINUTE)).isEmpty();
                assertThat(state.leases().acquire("other", "second", MINUTE)).isPresent();
              });

      assertThat(state.leases().acquire(SITE, "second", MINUTE)).isPresent();
    }

    @Test
    void theFenceRisesWithEachHolder() {
      Lease first = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      state.leases().release(first);
      Lease second = state.leases().acquire(SITE, "second", MINUTE).orElseThrow();
      expireLease(SITE);
      Lease third = state.leases().acquire(SITE, "third", MINUTE).orElseThrow();

      assertThat(List.of(first.fence(), second.fence(), third.fence())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void theFenceRisesOverARestart() {
      state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      expireLease(SITE);
      state.close();
      state = StateDatabase.open(settings, clock);

      assertThat(state.leases().acquire(SITE, "second", MINUTE).orElseThrow().fence()).isEqualTo(2);
    }

    @Test
    void aLostLeaseIsNoticedAtRenewal() {
      Lease lost = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      expireLease(SITE);
      Lease taken = state.leases().acquire(SITE, "second", MINUTE).orElseThrow();

      assertThat(state.leases().renew(lost, MINUTE)).isEmpty();
      assertThat(HeldLease.of(state, SITE)).contains(taken);
    }

    @Test
    void renewingExtendsItUnderTheSameFence() {
      Lease lease = state.leases().acquire(SITE, "first", Duration.ofSeconds(1)).orElseThrow();

      Lease renewed = state.leases().renew(lease, Duration.ofHours(1)).orElseThrow();

      assertThat(renewed.fence()).isEqualTo(lease.fence());
      assertThat(renewed.expiresAt()).isAfter(lease.expiresAt().plus(Duration.ofMinutes(59)));
    }

    @Test
    void whoIsLateButUncontestedMayRenew() {
      Lease lease = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      expireLease(SITE);
      assertThat(HeldLease.of(state, SITE)).isEmpty();

      assertThat(state.leases().renew(lease, MINUTE)).isPresent();
      assertThat(state.leases().acquire(SITE, "second", MINUTE)).isEmpty();
    }

    @Test
    void aReleasedLeaseIsFreeAtOnceAndCannotBeRenewed() {
      Lease lease = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();

      assertThat(state.leases().release(lease)).isTrue();

      assertThat(state.leases().release(lease)).isFalse();
      assertThat(state.leases().renew(lease, MINUTE)).isEmpty();
      assertThat(HeldLease.of(state, SITE)).isEmpty();
    }

    @Test
    void whoLostALeaseCannotReleaseItsSuccessors() {
      Lease lost = state.leases().acquire(SITE, "same name", MINUTE).orElseThrow();
      expireLease(SITE);
      Lease taken = state.leases().acquire(SITE, "same name", MINUTE).orElseThrow();

      assertThat(state.leases().release(lost)).isFalse();
      assertThat(HeldLease.of(state, SITE)).contains(taken);
    }

    @Test
    void theClockOfThisMachineDoesNotMatter() {
      state.leases().acquire(SITE, "first", MINUTE).orElseThrow();

      clock.advance(Duration.ofDays(400));

      assertThat(state.leases().acquire(SITE, "second", MINUTE)).isEmpty();
    }

    @Test
    void theFenceCanBeRaisedToWhatTheTargetRemembers() {
      state.leases().raise(SITE, 57);
      assertThat(HeldLease.of(state, SITE)).isEmpty();
      assertThat(state.leases().acquire(SITE, "first", MINUTE).orElseThrow().fence()).isEqualTo(58);

      state.leases().raise(SITE, 3);
      expireLease(SITE);
      assertThat(state.leases().acquire(SITE, "second", MINUTE).orElseThrow().fence())
          .isEqualTo(59);
    }

    @Test
    void aNewHolderClosesTheRunThatItsPredecessorLeftAndFreesItsRequests() {
      Lease killed = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      state
          .runs()
          .start(Run.begin("run-1", killed, "webhook", "node-a", START, START, Optional.empty()));
      state.requests().add(new SyncRequest("q1", SITE, "webhook", START));
      state.requests().take(killed, "run-1");
      expireLease(SITE);
      clock.advance(MINUTE);

      Lease next = state.leases().acquire(SITE, "second", MINUTE).orElseThrow();

      Run abandoned = state.runs().find("run-1").orElseThrow();
      assertThat(abandoned.status()).isEqualTo(Run.ABANDONED);
      assertThat(abandoned.times().finishedAt()).contains(START.plus(MINUTE));
      assertThat(state.runs().finish("run-1", "PUBLISHED", "r1", null)).isFalse();
      assertThat(state.requests().take(next, "run-2"))
          .extracting(SyncRequest::id)
          .containsExactly("q1");
    }

    @Test
    void raisingEndsOnlyALeaseWithALowerFence() {
      state.leases().raise(SITE, 6);
      Lease lease = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();

      state.leases().raise(SITE, lease.fence());
      assertThat(HeldLease.of(state, SITE)).contains(lease);

      state.leases().raise(SITE, lease.fence() + 1);
      assertThat(HeldLease.of(state, SITE)).isEmpty();
      assertThat(state.leases().renew(lease, MINUTE)).isEmpty();
      assertThat(state.leases().acquire(SITE, "second", MINUTE).orElseThrow().fence())
          .isEqualTo(lease.fence() + 2);
    }

    @Test
    void takingALeaseLeavesOtherSitesAlone() {
      Lease other = state.leases().acquire("other", "first", MINUTE).orElseThrow();
      state
          .runs()
          .start(Run.begin("run-1", other, "webhook", "node-a", START, START, Optional.empty()));
      state.requests().add(new SyncRequest("q1", "other", "webhook", START));
      state.requests().take(other, "run-1");
      state.leases().raise(SITE, 9);

      state.leases().acquire(SITE, "second", MINUTE).orElseThrow();

      assertThat(state.runs().find("run-1").orElseThrow().status()).isEqualTo(Run.RUNNING);
      assertThat(state.requests().count("other")).isZero();
    }

    @Test
    void aLeaseLastsFromNoTimeToADay() {
      for (Duration wrong : List.of(Duration.ofDays(1).plusMillis(1), Duration.ofMillis(-1))) {
        assertThatThrownBy(() -> state.leases().acquire(SITE, "first", wrong))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("A lease lasts from 0 to 24 hours, not " + wrong);
      }
      assertThat(state.leases().acquire("none", "first", Duration.ZERO)).isPresent();
      assertThat(state.leases().acquire("none", "second", Duration.ZERO)).isPresent();
      assertThat(state.leases().acquire("day", "first", Duration.ofDays(1))).isPresent();
      assertThat(state.leases().acquire("day", "second", MINUTE)).isEmpty();
    }

    @Test
    void ofTwentyThatStartTogetherOnANewSiteOneWins() throws Exception {
      AtomicInteger names = new AtomicInteger();

      List<Optional<Lease>> leases =
          atOnce(
              20, () -> state.leases().acquire(SITE, "owner " + names.incrementAndGet(), MINUTE));

      assertThat(leases.stream().flatMap(Optional::stream))
          .singleElement()
          .satisfies(lease -> assertThat(lease.fence()).isEqualTo(1));
    }

    @Test
    void twentyThatCompeteForLongNeverHoldItTogetherAndFencesOnlyRise() throws Exception {
      AtomicInteger names = new AtomicInteger();
      AtomicInteger holders = new AtomicInteger();
      AtomicInteger turns = new AtomicInteger();
      List<Long> fences = Collections.synchronizedList(new ArrayList<>());

      List<Integer> most =
          atOnce(
              20,
              () -> {
                String name = "owner " + names.incrementAndGet();
                int together = 0;
                while (turns.get() < 200) {
                  Optional<Lease> lease = state.leases().acquire(SITE, name, MINUTE);
                  if (lease.isPresent()) {
                    together = Math.max(together, holders.incrementAndGet());
                    fences.add(lease.get().fence());
                    turns.incrementAndGet();
                    holders.decrementAndGet();
                    state.leases().release(lease.get());
                  }
                }
                return together;
              });

      assertThat(most).allMatch(together -> together <= 1);
      assertThat(fences).hasSizeGreaterThanOrEqualTo(200).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void ofTwentyThatFindAnExpiredLeaseOneTakesIt() throws Exception {
      for (int round = 1; round <= 10; round++) {
        state.leases().acquire(SITE, "killed", MINUTE).orElseThrow();
        expireLease(SITE);

        List<Optional<Lease>> leases =
            atOnce(20, () -> state.leases().acquire(SITE, "next", MINUTE));

        assertThat(leases.stream().flatMap(Optional::stream)).hasSize(1);
        expireLease(SITE);
      }
    }
  }
}
