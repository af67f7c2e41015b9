package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CommitRecordsTest {

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

    private static final String SCOPE = "build.folders";

    Behaviour(Vendor vendor) {
      super(vendor);
    }

    @Test
    void whatWasPutComesBackInItsScope() {
      state.commitRecords().put(SCOPE, Map.of("a", bytes("one"), "b", new byte[0]));
      state.commitRecords().put("other", Map.of("a", bytes("two")));

      assertThat(state.commitRecords().get(SCOPE, List.of("a", "b", "unknown")))
          .containsOnlyKeys("a", "b")
          .containsEntry("a", bytes("one"));
      assertThat(state.commitRecords().get("other", List.of("a", "b")))
          .containsOnlyKeys("a")
          .containsEntry("a", bytes("two"));
    }

    @Test
    void thousandsAreReadAndWrittenAtOnce() {
      Map<String, byte[]> records = new TreeMap<>();
      for (int i = 0; i < 2_500; i++) {
        records.put("%040x".formatted(i), bytes("record " + i));
      }
      state.commitRecords().put(SCOPE, records);

      assertThat(state.commitRecords().get(SCOPE, records.keySet()))
          .hasSize(2_500)
          .allSatisfy((commit, record) -> assertThat(record).isEqualTo(records.get(commit)));
    }

    @Test
    void aDamagedRecordIsAbsentAndCanBePutAgain() {
      state.commitRecords().put(SCOPE, Map.of("a", bytes("one"), "b", bytes("two")));
      sql("UPDATE commit_change SET content = ? WHERE commit_id = 'a'", new byte[] {1, 2, 3});

      assertThat(state.commitRecords().get(SCOPE, List.of("a", "b"))).containsOnlyKeys("b");
      state.commitRecords().put(SCOPE, Map.of("a", bytes("one")));
      assertThat(state.commitRecords().get(SCOPE, List.of("a", "b"))).containsOnlyKeys("a", "b");
    }

    @Test
    void unusedRecordsAreEvictedAndTouchedOnesStay() {
      state.commitRecords().put(SCOPE, Map.of("a", bytes("one"), "b", bytes("two")));
      clock.advance(Duration.ofDays(20));
      assertThat(state.commitRecords().evict(Duration.ofDays(30))).isZero();
      assertThat(state.commitRecords().oldestUse(SCOPE).orElseThrow()).isBefore(START);
      state.commitRecords().touch(SCOPE, List.of("a", "unknown"));
      clock.advance(Duration.ofDays(20));

      assertThat(state.commitRecords().evict(Duration.ofDays(30))).isEqualTo(1);
      assertThat(state.commitRecords().get(SCOPE, List.of("a", "b"))).containsOnlyKeys("a");
      assertThat(state.commitRecords().oldestUse("other")).isEmpty();
    }

    @Test
    void writersOfTheSameRecordsDoNotDisturbEachOther() throws Exception {
      Map<String, byte[]> records = new TreeMap<>();
      for (int i = 0; i < 200; i++) {
        records.put("%040x".formatted(i), bytes("record " + i));
      }
      atOnce(
          4,
          () -> {
            state.commitRecords().put(SCOPE, records);
            return null;
          });

      assertThat(state.commitRecords().get(SCOPE, records.keySet())).hasSize(200);
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
