package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SyncRequestsTest {

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
    void nothingWaitsAtFirst() {
      assertThat(state.requests().count(SITE)).isZero();
      assertThat(state.requests().startableSites()).isEmpty();
      assertThat(state.requests().take(lease(), "run-1")).isEmpty();
    }

    @Test
    void oneRunTakesAllThatWait() {
      request("b", 2);
      request("a", 1);
      state.requests().add(new SyncRequest("c", "other", "schedule", START));

      assertThat(state.requests().startableSites()).containsExactly("other", SITE);
      assertThat(state.requests().take(lease(), "run-1"))
          .containsExactly(
              new SyncRequest("a", SITE, "webhook", START.plusSeconds(1)),
              new SyncRequest("b", SITE, "webhook", START.plusSeconds(2)));
      assertThat(state.requests().count(SITE)).isZero();
      assertThat(state.requests().count("other")).isPositive();
    }

    @Test
    void manyRequestsDuringARunLeadToExactlyOneFurtherRun() {
      Lease lease = lease();
      request("first", 0);
      state.requests().take(lease, "run-1");
      for (int i = 0; i < 50; i++) {
        request("during-" + i, i);
      }
      state.requests().settle("run-1");

      assertThat(state.requests().take(lease, "run-2")).hasSize(50);
      state.requests().settle("run-2");
      assertThat(state.requests().count(SITE)).isZero();
    }

    @Test
    void aRunThatEndedLeavesNothingForTheNext() {
      request("a", 1);
      Lease first = lease();
      state.requests().take(first, "run-1");
      state.requests().settle("run-1");
      state.leases().release(first);

      assertThat(state.requests().startableSites()).isEmpty();
      assertThat(state.requests().take(lease(), "run-2")).isEmpty();
    }

    @Test
    void aRunSettlesOnlyWhatItTook() {
      request("a", 1);
      Lease lease = lease();
      state.requests().take(lease, "run-1");
      request("b", 2);
      state.requests().settle("run-1");

      assertThat(state.requests().take(lease, "run-2"))
          .extracting(SyncRequest::id)
          .containsExactly("b");
    }

    @Test
    void optionsAreKeptAndNeverLostInAFlood() {
      for (int i = 0; i < SyncRequests.MOST_WAITING; i++) {
        request("q" + i, i);
      }
      SyncRequest hard = new SyncRequest("hard", SITE, "CONTROL", true, false, START);
      SyncRequest accepting =
          new SyncRequest("accepting", SITE, "CONTROL", false, true, START.minusSeconds(1));
      state.requests().add(hard);
      state.requests().add(accepting);

      assertThat(state.requests().take(lease(), "run-1"))
          .hasSize(SyncRequests.MOST_WAITING + 2)
          .startsWith(accepting)
          .contains(hard);
    }

    @Test
    void optionsThatTheVersionBeforeWroteAsTriggersAreUnderstood() {
      sql(
          "INSERT INTO sync_request (request_id, site, trigger_name, requested_at)"
              + " VALUES ('a', ?, 'HARD_REFRESH', CURRENT_TIMESTAMP),"
              + " ('a-1', ?, 'ACCEPT_REMOVALS', CURRENT_TIMESTAMP)",
          SITE,
          SITE);

      List<SyncRequest> taken = state.requests().take(lease(), "run-1");

      assertThat(taken).extracting(SyncRequest::hardRefresh).containsExactly(true, false);
      assertThat(taken).extracting(SyncRequest::acceptRemovals).containsExactly(false, true);
    }

    @Test
    void theSiteWhoseOldestRequestWaitsLongestComesFirst() {
      state.requests().add(new SyncRequest("1", "a", "webhook", START.plusSeconds(2)));
      state.requests().add(new SyncRequest("2", "b", "webhook", START.plusSeconds(1)));
      state.requests().add(new SyncRequest("3", "c", "webhook", START.plusSeconds(3)));
      state.requests().add(new SyncRequest("4", "c", "webhook", START));

      assertThat(state.requests().startableSites()).containsExactly("c", "b", "a");
    }

    @Test
    void aPausedSiteAndOneThatIsBeingSyncedCannotStart() {
      request("a", 1);
      state.pauses().pause(SITE, "someone", "a test");
      assertThat(state.requests().startableSites()).isEmpty();
      state.pauses().resume(SITE);
      assertThat(state.requests().startableSites()).containsExactly(SITE);

      Lease lease = lease();
      assertThat(state.requests().startableSites()).isEmpty();
      state.requests().take(lease, "run-1");
      expireLease(SITE);
      assertThat(state.requests().startableSites()).containsExactly(SITE);
    }

    @Test
    void theSameRequestTwiceIsOne() {
      request("a", 1);
      request("a", 2);

      assertThat(state.requests().take(lease(), "run-1")).hasSize(1);
    }

    @Test
    void aFloodIsBoundedAndStillServed() {
      for (int i = 0; i < SyncRequests.MOST_WAITING + 20; i++) {
        request("q" + i, i);
      }

      assertThat(state.requests().take(lease(), "run-1")).hasSize(SyncRequests.MOST_WAITING);
      assertThat(state.requests().count(SITE)).isZero();
    }

    @Test
    void aRunThatLostItsLeaseTakesNothing() {
      Lease lost = lease();
      expireLease(SITE);
      Lease next = lease();
      request("a", 1);

      assertThatThrownBy(() -> state.requests().take(lost, "run-1"))
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(StateException.Reason.STALE_FENCE));
      assertThat(state.requests().take(next, "run-2")).hasSize(1);
    }

    @Test
    void requestsSurviveARestart() {
      request("a", 1);

      state.close();
      state = StateDatabase.open(settings, clock);

      assertThat(state.requests().count(SITE)).isPositive();
    }

    @Test
    void whileTwentyAskAndARunnerTakesEachRequestIsTakenOnce() throws Exception {
      Lease lease = lease();
      AtomicInteger asker = new AtomicInteger();
      AtomicInteger asking = new AtomicInteger(20);
      AtomicBoolean runner = new AtomicBoolean();
      List<String> taken = new ArrayList<>();

      atOnce(
          21,
          () -> {
            if (runner.compareAndSet(false, true)) {
              for (int run = 0; asking.get() > 0 || state.requests().count(SITE) > 0; run++) {
                state.requests().take(lease, "run-" + run).forEach(each -> taken.add(each.id()));
                state.requests().settle("run-" + run);
              }
            } else {
              int number = asker.incrementAndGet();
              for (int i = 0; i < 20; i++) {
                request(number + "-" + i, i);
              }
              asking.decrementAndGet();
            }
            return null;
          });

      assertThat(taken).hasSize(400).doesNotHaveDuplicates();
    }

    private void request(String id, int second) {
      state.requests().add(new SyncRequest(id, SITE, "webhook", START.plusSeconds(second)));
    }

    private Lease lease() {
      return state.leases().acquire(SITE, "owner", MINUTE).orElseThrow();
    }
  }
}
