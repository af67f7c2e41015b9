package dev.sentinelsync.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncFixture;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncReport;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real sites of one small repository, synced in turn. */
class IdleSitesTest {

  private static final String RULE = "Detections/DnsEvents/Rule.yaml";

  @TempDir Path folder;
  private GitFixture repository;
  private SyncFixture first;
  private SyncFixture second;

  @BeforeEach
  void open() throws Exception {
    repository = GitFixture.create(folder.resolve("rules.git"));
    repository.commit("First rule", Map.of(RULE, ServiceFixture.rule("First rule")));
    first = fixture("first");
    second = fixture("second");
  }

  private SyncFixture fixture(String name) throws Exception {
    Path work = Files.createDirectories(folder.resolve(name));
    return new SyncFixture(
        work, TestSites.site(work, repository.folder().toUri().toString(), "full"));
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
    repository.close();
  }

  private static SyncReport sync(IdleSites idle, SyncFixture fixture) {
    SyncReport[] report = new SyncReport[1];
    idle.during(
        fixture.site(),
        site -> {
          report[0] = fixture.sync(SyncOptions.DEFAULT);
          return Optional.of(report[0]);
        });
    return report[0];
  }

  /** As many facts as one site has, and half of them again. */
  private IdleSites forOne() {
    IdleSites all = new IdleSites(Long.MAX_VALUE);
    sync(all, first);
    long facts = first.site().facts();
    assertThat(facts).isPositive();
    first.site().evict();
    return new IdleSites(facts * 3 / 2);
  }

  private void change(String name) {
    repository.commit(name, Map.of(RULE, ServiceFixture.rule(name)));
  }

  @Test
  void theFactsOfTheSiteThatWasSyncedLongestAgoLeaveFirst() {
    IdleSites idle = forOne();
    change("Second rule");
    sync(idle, first);
    assertThat(first.site().facts()).isPositive();

    sync(idle, second);

    assertThat(first.site().facts()).isZero();
    assertThat(second.site().facts()).isPositive();
  }

  @Test
  void whatWasEvictedComesBackAndOnlyWhatChangedIsRenderedAgain() {
    IdleSites idle = forOne();
    change("Second rule");
    sync(idle, first);
    sync(idle, second);
    change("Third rule");

    SyncReport report = sync(idle, first);

    assertThat(first.site().facts()).isPositive();
    assertThat(report.pages().rendered()).isBetween(1, 30);
    assertThat(first.verify().differences()).isEmpty();
    assertThat(second.site().facts()).isZero();
  }

  @Test
  void aLookAtTheSourceWithoutNewsNeitherReadsNorEvictsFacts() {
    IdleSites idle = forOne();
    change("Second rule");
    sync(idle, first);
    sync(idle, second);

    sync(idle, first);

    assertThat(first.site().facts()).isZero();
    assertThat(second.site().facts()).isPositive();
  }

  @Test
  void aSmallHeapHasRoomForFewerFactsThanConfigured() {
    assertThat(IdleSites.most(400_000, 4L << 30)).isEqualTo(400_000);
    assertThat(IdleSites.most(400_000, 384L << 20)).isEqualTo(251_658);
    assertThat(IdleSites.most(100_000, 384L << 20)).isEqualTo(100_000);
  }

  @Test
  void theLastSiteStaysHoweverManyFactsItHas() {
    IdleSites idle = new IdleSites(0);

    sync(idle, first);

    assertThat(first.site().facts()).isPositive();
  }

  @Test
  void aSiteThatIsBeingSyncedKeepsItsFacts() {
    IdleSites idle = forOne();
    change("Second rule");
    sync(idle, first);

    try (SiteRuntime.Use use = first.site().use()) {
      sync(idle, second);
      assertThat(first.site().facts()).isPositive();
    }
    change("Third rule");
    sync(idle, second);

    assertThat(first.site().facts()).isZero();
  }

  @Test
  void factsOfASyncThatThrewCountToo() {
    IdleSites idle = forOne();
    change("Second rule");
    sync(idle, first);

    assertThatThrownBy(
            () ->
                idle.during(
                    second.site(),
                    site -> {
                      second.sync(SyncOptions.DEFAULT);
                      throw new IllegalStateException("meant to fail in this test");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(first.site().facts()).isZero();
  }
}
