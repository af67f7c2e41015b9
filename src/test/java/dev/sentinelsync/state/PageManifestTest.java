package dev.sentinelsync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PageManifestTest {

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
    void nothingIsPublishedAtFirst() {
      assertThat(loaded(SITE)).isEmpty();
      assertThat(state.pages().count(SITE)).isZero();
      assertThat(state.positions().find(SITE)).isEmpty();
      assertThat(state.positions().find(SITE)).isEmpty();
    }

    @Test
    void deltaAndPositionAreWrittenTogether() {
      state
          .pages()
          .replaceAll(
              position("r1", 1),
              List.of(page("a.md", "r1"), page("b.md", "r1"), page("c.md", "r1")));

      state
          .pages()
          .record(
              position("r2", 1),
              List.of(page("b.md", "r2"), page("d.md", "r2")),
              List.of("c.md", "unknown.md"));

      assertThat(loaded(SITE).values())
          .containsExactly(page("a.md", "r1"), page("b.md", "r2"), page("d.md", "r2"));
      assertThat(state.positions().find(SITE)).contains(position("r2", 1));
    }

    @Test
    void theNumberOfPagesFollowsEveryWrite() {
      state
          .pages()
          .replaceAll(
              position("r1", 1),
              List.of(page("a.md", "r1"), further("a.html"), page("b.md", "r1")));
      assertCount(2);

      List<PageRecord> upserts =
          List.of(page("a.md", "r2"), page("c.md", "r2"), further("c.html"), further("b.md"));
      state.pages().record(position("r2", 1), upserts, List.of("a.html", "unknown.md"));
      assertCount(2);

      state.pages().record(position("r3", 1), List.of(), List.of("a.md", "c.html"));
      assertCount(1);

      sql("UPDATE published_position SET pages = NULL");
      state.pages().record(position("r4", 1), List.of(page("d.md", "r4")), List.of());
      assertCount(2);

      state.pages().replaceAll(position("r5", 1), List.of(page("e.md", "r5")));
      assertCount(1);
    }

    private void assertCount(long pages) {
      assertThat(state.pages().count(SITE)).isEqualTo(pages);
      assertThat(loaded(SITE).values().stream().filter(page -> !page.isFurtherOutput()).count())
          .isEqualTo(pages);
    }

    private static PageRecord further(String path) {
      PageRecord first = page(path, "r1");
      return new PageRecord(
          path, first.kind(), first.entityKey(), first.digest(), first.size(), new byte[0], "r1");
    }

    @Test
    void positionAloneMovesWhenNoPageChanged() {
      state.pages().replaceAll(position("r1", 1), List.of(page("a.md", "r1")));

      state.pages().record(position("r2", 1), List.of(), List.of());

      assertThat(loaded(SITE).values()).containsExactly(page("a.md", "r1"));
      assertThat(state.positions().find(SITE)).contains(position("r2", 1));
    }

    @Test
    void survivesARestart() {
      state.pages().replaceAll(position("r1", 1), List.of(page("a.md", "r1")));

      state.close();
      state = StateDatabase.open(settings, clock);

      assertThat(loaded(SITE).values()).containsExactly(page("a.md", "r1"));
      assertThat(state.positions().find(SITE)).contains(position("r1", 1));
    }

    @Test
    void replacingDropsWhatWasKnownBefore() {
      state.pages().replaceAll(position("r1", 1), List.of(page("old.md", "r1")));

      state.pages().replaceAll(position("r2", 1), List.of(page("new.md", "r2")));

      assertThat(loaded(SITE)).containsOnlyKeys("new.md");
    }

    @Test
    void replacingAddsChangesRemovesAndLeavesAlone() {
      state
          .pages()
          .replaceAll(
              position("r1", 1),
              List.of(page("a.md", "r1"), page("b.md", "r1"), page("c.md", "r1")));

      List<PageRecord> wanted = List.of(page("a.md", "r1"), page("b.md", "r2"), page("d.md", "r2"));
      state.pages().replaceAll(position("r2", 1), wanted);

      assertThat(loaded(SITE).values()).containsExactlyElementsOf(wanted);
    }

    @Test
    void sitesDoNotMeet() {
      Position other = new Position("other", "x", "p", 7, "1", "c", START);
      state.pages().replaceAll(position("r1", 1), List.of(page("a.md", "r1")));
      state.pages().replaceAll(other, List.of(page("a.md", "x"), page("z.md", "x")));

      state.pages().record(position("r2", 1), List.of(), List.of("a.md"));

      assertThat(loaded(SITE)).isEmpty();
      assertThat(loaded("other")).containsOnlyKeys("a.md", "z.md");
      assertThat(state.positions().find("other")).contains(other);
      assertThat(state.positions().find(SITE)).contains(position("r2", 1));
    }

    @Test
    void aCrashBetweenStatementsLeavesPagesAndPositionAsTheyWere() {
      state.pages().replaceAll(position("r1", 1), List.of(page("a.md", "r1")));
      List<PageRecord> many = pages(1_500, "r2");
      Iterable<PageRecord> failing =
          () -> {
            Iterator<PageRecord> good = many.iterator();
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public PageRecord next() {
                if (!good.hasNext()) {
                  throw new IllegalStateException("power cut");
                }
                return good.next();
              }
            };
          };

      assertThatThrownBy(() -> state.pages().replaceAll(position("r2", 1), failing))
          .hasMessage("power cut");

      assertThat(loaded(SITE).values()).containsExactly(page("a.md", "r1"));
      assertThat(state.positions().find(SITE)).contains(position("r1", 1));
    }

    @Test
    void aRunThatLostItsLeaseWritesNothing() {
      Lease stale = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      state.pages().replaceAll(position("r1", stale.fence()), List.of(page("a.md", "r1")));
      expireLease(SITE);
      state.leases().acquire(SITE, "second", MINUTE).orElseThrow();

      assertThatThrownBy(
              () -> state.pages().record(position("r0", stale.fence()), List.of(), List.of("a.md")))
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(StateException.Reason.STALE_FENCE))
          .hasMessageContaining("its fence is 2 by now, this run has 1");

      assertThat(loaded(SITE)).containsOnlyKeys("a.md");
      assertThat(state.positions().find(SITE)).contains(position("r1", 1));
    }

    @Test
    void anOvertakenRunDoesNotReplaceTheRecordsOfItsSuccessor() {
      Lease overtaken = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      expireLease(SITE);
      Lease successor = state.leases().acquire(SITE, "second", MINUTE).orElseThrow();
      state.pages().replaceAll(position("r2", successor.fence()), List.of(page("b.md", "r2")));

      assertThatThrownBy(
              () ->
                  state
                      .pages()
                      .replaceAll(position("r1", overtaken.fence()), List.of(page("a.md", "r1"))))
          .isInstanceOfSatisfying(
              StateException.class,
              refused -> assertThat(refused.reason()).isEqualTo(StateException.Reason.STALE_FENCE));

      assertThat(loaded(SITE).values()).containsExactly(page("b.md", "r2"));
      assertThat(state.positions().find(SITE)).contains(position("r2", successor.fence()));
    }

    @Test
    void aRunWhoseLeaseExpiredUnnoticedButUncontestedStillRecords() {
      Lease lease = state.leases().acquire(SITE, "first", MINUTE).orElseThrow();
      expireLease(SITE);

      state.pages().record(position("r1", lease.fence()), List.of(page("a.md", "r1")), List.of());

      assertThat(state.positions().find(SITE)).isPresent();
    }

    @Test
    void thousandsOfPagesComeBackAsTheyWere() {
      List<PageRecord> pages = pages(12_000, "r1");

      state.pages().replaceAll(position("r1", 1), pages);

      assertThat(state.pages().count(SITE)).isEqualTo(12_000);
      assertThat(new ArrayList<>(loaded(SITE).values())).isEqualTo(pages);
    }

    @Test
    void removingThousandsOfPagesAtOnceWorks() {
      List<PageRecord> pages = pages(5_000, "r1");
      state.pages().replaceAll(position("r1", 1), pages);

      state
          .pages()
          .record(
              position("r2", 1), List.of(), pages.stream().skip(1).map(PageRecord::path).toList());

      assertThat(loaded(SITE)).containsOnlyKeys(pages.get(0).path());
    }

    @Test
    void recordedReadsOfSeveralMegabytesFit() {
      byte[] reads = new byte[5 << 20];
      new java.util.Random(1).nextBytes(reads);
      PageRecord index = new PageRecord("index.md", "index", "", "00".repeat(32), 1, reads, "r1");

      state.pages().replaceAll(position("r1", 1), List.of(index));

      assertThat(loaded(SITE).get("index.md")).isEqualTo(index);
    }

    @Test
    void furtherOutputsOfAPageAreKeptButNotCountedAsPages() {
      PageRecord first = page("a.md", "r1");
      PageRecord further =
          new PageRecord(
              "a.html", first.kind(), first.entityKey(), "00".repeat(32), 1, new byte[0], "r1");

      state.pages().record(position("r1", 1), List.of(further, first), List.of());

      assertThat(loaded(SITE).values()).containsExactly(further, first);
      assertThat(loaded(SITE).get("a.html").isFurtherOutput()).isTrue();
      assertThat(loaded(SITE).get("a.md").isFurtherOutput()).isFalse();
      assertThat(state.pages().count(SITE)).isEqualTo(1);
    }

    @Test
    void pathsOutsideAsciiAndOfFullLengthAreKept() {
      PageRecord wide = page("ß漢😀/".repeat(100), "r1");

      state.pages().replaceAll(position("r1", 1), List.of(wide));

      assertThat(loaded(SITE).values()).containsExactly(wide);
    }

    @Test
    void aPageRecordedTwiceIsRefused() {
      assertThatThrownBy(
              () ->
                  state
                      .pages()
                      .record(
                          position("r1", 1),
                          List.of(page("a.md", "r1"), page("a.md", "r2")),
                          List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Page a.md is recorded twice.");
    }

    @Test
    void namesThatWouldNotFitAreRefusedWithTheirLength() {
      assertThatThrownBy(() -> page("x".repeat(513), "r1"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("The page path has 513 characters; at most 512 are kept. Shorten it.");
      assertThatThrownBy(() -> page("a\0b", "r1"))
          .hasMessageContaining("control character at position 2");
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
      Instant precise = Instant.parse("2026-03-29T01:59:59.123456789Z");
      Position written = new Position(SITE, "r1", "p", 1, "1", "c", precise);

      state.pages().record(written, List.of(), List.of());

      assertThat(state.positions().find(SITE).orElseThrow().publishedAt())
          .isEqualTo(Instant.parse("2026-03-29T01:59:59.123456Z"));
      assertThat(Duration.between(written.publishedAt(), precise))
          .isLessThan(Duration.ofNanos(1000));
    }

    private static List<PageRecord> pages(int count, String revision) {
      return IntStream.range(0, count)
          .mapToObj(i -> page("rules/%05d.md".formatted(i), revision))
          .toList();
    }
  }
}
