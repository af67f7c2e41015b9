package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ParseCacheTest {

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

    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void whatWasPutComesBack() {
      state.parseCache().put(Map.of(key("a"), bytes("facts of a"), key("b"), new byte[0]));

      assertThat(state.parseCache().get(List.of(key("a"), key("b"), key("unknown"))))
          .containsOnlyKeys(key("a"), key("b"))
          .containsEntry(key("a"), bytes("facts of a"))
          .containsEntry(key("b"), new byte[0]);
    }

    @Test
    void kindAndReaderVersionAreParts() {
      ParseKey hunting = new ParseKey("hunting", "a", "1");
      ParseKey newer = new ParseKey("rule", "a", "2");
      state.parseCache().put(Map.of(key("a"), bytes("1"), hunting, bytes("2"), newer, bytes("3")));

      assertThat(state.parseCache().get(List.of(hunting, newer)))
          .containsOnlyKeys(hunting, newer)
          .containsEntry(newer, bytes("3"));
    }

    @Test
    void thousandsAreReadAndWrittenAtOnce() {
      Random random = new Random(7);
      Map<ParseKey, byte[]> contents = new TreeMap<>();
      for (int i = 0; i < 5_500; i++) {
        byte[] content = new byte[random.nextInt(3_000)];
        random.nextBytes(content);
        contents.put(new ParseKey("kind" + i % 4, "%040x".formatted(i), "1"), content);
      }
      state.parseCache().put(contents);

      var found = state.parseCache().get(contents.keySet());

      assertThat(found.keySet()).isEqualTo(contents.keySet());
      assertThat(found)
          .allSatisfy((key, content) -> assertThat(content).isEqualTo(contents.get(key)));
    }

    @Test
    void aDamagedEntryIsAbsentAndCanBePutAgain() {
      byte[] sound = PackedBytes.pack(bytes("facts"));
      byte[] otherChecksum = sound.clone();
      otherChecksum[5] ^= 1;
      byte[] otherLength = sound.clone();
      otherLength[3] ^= 1;
      byte[] hugeLength = sound.clone();
      hugeLength[0] = 0x7f;
      byte[] cutOff = Arrays.copyOf(sound, sound.length - 3);
      byte[] noDeflate = {0, 0, 0, 5, 1, 2, 3, 4, 99, 99};
      for (byte[] damage :
          List.of(
              new byte[0],
              new byte[7],
              otherChecksum,
              otherLength,
              hugeLength,
              cutOff,
              noDeflate)) {
        state.parseCache().put(Map.of(key("a"), bytes("facts"), key("b"), bytes("sound")));
        sql("UPDATE parse_result SET content = ? WHERE blob_id = 'a'", (Object) damage);

        assertThat(state.parseCache().get(List.of(key("a"), key("b")))).containsOnlyKeys(key("b"));
      }
      state.parseCache().put(Map.of(key("a"), bytes("facts")));
      assertThat(state.parseCache().get(List.of(key("a")))).containsEntry(key("a"), bytes("facts"));
    }

    @Test
    void theLeastRecentlyUsedGoFirst() {
      put("a", "b", "c");
      clock.advance(DAY);
      state.parseCache().get(List.of(key("b")));
      clock.advance(DAY);
      put("d");
      long oneEntry = state.parseCache().size() / 4;

      assertThat(state.parseCache().evict(2 * oneEntry)).isEqualTo(2);

      assertThat(state.parseCache().get(List.of(key("a"), key("b"), key("c"), key("d"))))
          .containsOnlyKeys(key("b"), key("d"));
    }

    @Test
    void nothingIsEvictedWhileItFits() {
      put("a", "b");

      clock.advance(DAY);

      assertThat(state.parseCache().evict(state.parseCache().size())).isZero();
      assertThat(state.parseCache().evict(0)).isEqualTo(2);
      assertThat(state.parseCache().size()).isZero();
    }

    @Test
    void whatIsTouchedStaysAlsoWhenItDoesNotFit() {
      put("a", "b", "c");
      clock.advance(DAY);
      state.parseCache().touch(List.of(key("a"), key("c"), key("unknown")));

      assertThat(state.parseCache().evict(0)).isEqualTo(1);

      assertThat(state.parseCache().get(List.of(key("a"), key("b"), key("c"))))
          .containsOnlyKeys(key("a"), key("c"));
    }

    @Test
    void instancesThatWriteTheSameAtOnceAgree() throws Exception {
      AtomicInteger order = new AtomicInteger();

      atOnce(
          8,
          () -> {
            int shift = order.getAndIncrement();
            for (int round = 0; round < 5; round++) {
              Map<ParseKey, byte[]> some = new TreeMap<>();
              for (int i = 0; i < 50; i++) {
                int number = (i + 10 * shift) % 100;
                some.put(key("blob" + number), bytes("facts of " + number));
              }
              state.parseCache().put(some);
            }
            return null;
          });

      List<ParseKey> all = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        all.add(key("blob" + i));
      }
      assertThat(state.parseCache().get(all)).hasSize(100);
    }

    private void put(String... blobs) {
      for (String blob : blobs) {
        state.parseCache().put(Map.of(key(blob), bytes("facts of the same length")));
      }
    }

    private static ParseKey key(String blob) {
      return new ParseKey("rule", blob, "1");
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }
}
