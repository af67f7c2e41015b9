package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RunsTest {

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
    void aRunIsWrittenDownFromStartToEnd() {
      start("run-1", START, "r1");
      assertThat(state.runs().find("run-1").orElseThrow().status()).isEqualTo(Run.RUNNING);
      clock.advance(MINUTE);

      assertThat(state.runs().finish("run-1", "UNSTABLE", "r2", "{\"problems\":1}")).isTrue();

      assertThat(state.runs().find("run-1"))
          .contains(
              new Run(
                  "run-1",
                  SITE,
                  "webhook",
                  new Run.Holder("node-a", 1),
                  new Run.Times(START.minusSeconds(1), START, Optional.of(START.plus(MINUTE))),
                  "UNSTABLE",
                  new Run.Revisions(Optional.of("r1"), Optional.of("r2")),
                  Optional.of("{\"problems\":1}")));
    }

    @Test
    void theFirstEndCounts() {
      start("run-1", START, null);
      state.runs().finish("run-1", "PUBLISHED", "r1", null);

      assertThat(state.runs().finish("run-1", "FAILED", null, null)).isFalse();
      assertThat(state.runs().find("run-1").orElseThrow().status()).isEqualTo("PUBLISHED");
    }

    @Test
    void anUnknownRunIsNotFound() {
      assertThat(state.runs().find("nobody")).isEmpty();
      assertThat(state.runs().finish("nobody", "PUBLISHED", null, null)).isFalse();
    }

    @Test
    void listsTheNewestFirstWithoutReports() {
      for (int i = 1; i <= 5; i++) {
        start("run-" + i, START.plusSeconds(i), null);
        state.runs().finish("run-" + i, "PUBLISHED", "r" + i, "{}");
      }

      var latest = state.runs().latest(SITE, 3);

      assertThat(latest).extracting(Run::id).containsExactly("run-5", "run-4", "run-3");
      assertThat(latest).allMatch(run -> run.report().isEmpty());
      assertThat(state.runs().latest("other", 3)).isEmpty();
    }

    @Test
    void pruningKeepsTheNewestAndWhatStillRuns() {
      for (int i = 1; i <= 6; i++) {
        start("run-" + i, START.plusSeconds(i), null);
        if (i != 2) {
          state.runs().finish("run-" + i, "PUBLISHED", "r" + i, null);
        }
      }

      assertThat(state.runs().prune(SITE, 3)).isEqualTo(2);
      assertThat(state.runs().latest(SITE, 10))
          .extracting(Run::id)
          .containsExactly("run-6", "run-5", "run-4", "run-2");
    }

    @Test
    void theRunThatAnsweredARequestIsFoundByItsReport() {
      start("run-1", START, null);
      state.runs().finish("run-1", "FAILED", null, "{\"requests\":[\"q1\",\"q2\"]}");
      start("run-2", START.plusSeconds(1), null);
      state.runs().finish("run-2", "PUBLISHED", null, "{\"requests\":[\"q1\"]}");
      start("run-3", START.plusSeconds(2), null, "COMMAND");
      state.runs().finish("run-3", "PUBLISHED", null, "{\"requests\":[\"q1\"]}");

      assertThat(state.runs().ofRequest("q1").orElseThrow().id()).isEqualTo("run-2");
      assertThat(state.runs().ofRequest("q2").orElseThrow().id()).isEqualTo("run-1");
      assertThat(state.runs().ofRequest("q2").orElseThrow().report()).isEmpty();
      assertThat(state.runs().ofRequest("q")).isEmpty();
    }

    @Test
    void aReportOfAMegabyteFits() {
      String report = "{\"text\":\"" + "ü".repeat(1 << 20) + "\"}";
      start("run-1", START, null);

      state.runs().finish("run-1", "PUBLISHED", "r1", report);

      assertThat(state.runs().find("run-1").orElseThrow().report()).contains(report);
    }

    @Test
    void theRunThatAnsweredARequestIsFoundAsLongAsItIsKept() {
      Lease lease = state.leases().acquire(SITE, "owner", MINUTE).orElseThrow();
      state.requests().add(new SyncRequest("asked", SITE, "CONTROL", START));
      state.requests().add(new SyncRequest("pushed", SITE, "WEBHOOK", START));
      start("run-1", START, null);
      state.requests().take(lease, "run-1");
      assertThat(state.runs().ofRequest("asked")).isEmpty();

      state.runs().finish("run-1", "PUBLISHED", "r1", "{}");
      state.requests().settle("run-1");
      assertThat(state.runs().ofRequest("asked")).map(Run::id).contains("run-1");
      assertThat(state.runs().ofRequest("pushed")).isEmpty();

      start("run-2", START.plusSeconds(1), null);
      state.runs().finish("run-2", "PUBLISHED", "r2", "{}");
      state.runs().prune(SITE, 1);
      assertThat(state.runs().ofRequest("asked")).isEmpty();
    }

    @Test
    void whatTheVersionBeforeAnsweredIsFoundInItsReports() {
      start("run-1", START, null);
      state.runs().finish("run-1", "PUBLISHED", "r1", "{\"requests\":[\"first\",\"asked\"]}");

      assertThat(state.runs().ofRequest("asked")).map(Run::id).contains("run-1");
      assertThat(state.runs().ofRequest("ask")).isEmpty();
    }

    @Test
    void requestsOfARunThatWasNeverWrittenDownAreSettledAllTheSame() {
      Lease lease = state.leases().acquire(SITE, "owner", MINUTE).orElseThrow();
      state.requests().add(new SyncRequest("asked", SITE, "CONTROL", START));
      state.requests().take(lease, "run-1");

      state.requests().settle("run-1");

      assertThat(state.requests().find("asked")).isEmpty();
      assertThat(state.runs().ofRequest("asked")).isEmpty();
    }

    private void start(String id, Instant startedAt, String from) {
      start(id, startedAt, from, "webhook");
    }

    private void start(String id, Instant startedAt, String from, String trigger) {
      Lease lease = new Lease(SITE, "owner", 1, START, START.plus(MINUTE));
      state
          .runs()
          .start(
              Run.begin(
                  id,
                  lease,
                  trigger,
                  "node-a",
                  startedAt.minusSeconds(1),
                  startedAt,
                  Optional.ofNullable(from)));
    }
  }
}
