package dev.sentinelsync.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.BuildRequest.CacheMode;
import dev.sentinelsync.pipeline.SiteRuntime;
import dev.sentinelsync.pipeline.SyncOptions;
import dev.sentinelsync.pipeline.SyncRefusedException;
import dev.sentinelsync.pipeline.SyncRun;
import dev.sentinelsync.pipeline.SyncStatus;
import dev.sentinelsync.pipeline.TestSites;
import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.TargetException;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.RenderedPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.testing.GitFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a run from publishing over the work of another. */
class PublishStepTest {

  @TempDir Path folder;

  private GitFixture git;
  private SiteRuntime site;
  private Revision revision;

  @BeforeEach
  void openSite() {
    git = GitFixture.create(folder.resolve("origin"));
    git.commit("first", Map.of("Detections/Rule.yaml", "id: 1\n"));
    site = SiteRuntime.open(TestSites.site(folder, git.folder().toString(), "navbar"));
    revision = site.fetch(ProgressListener.NONE);
    site.inputs().refresh();
    site.found(new PublishedSite(new PageLedger(), Optional.empty(), false));
  }

  @AfterEach
  void closeSite() {
    site.close();
    git.close();
  }

  @Test
  void aTargetThatAnotherRunPublishedIsNotOverwritten() {
    step(any -> {}).publish(run("other"), rendered("by the other run"));
    String before = site.target().published().orElseThrow().page("page.md").orElseThrow().sha256();

    assertThatThrownBy(() -> step(any -> {}).publish(run("stale"), rendered("by the stale run")))
        .isInstanceOfSatisfying(
            TargetException.class,
            e -> assertThat(e.reason()).isEqualTo(TargetException.Reason.CONFLICT));

    SiteManifest held = site.target().published().orElseThrow();
    assertThat(held.header().publishId()).isEqualTo("other");
    assertThat(held.page("page.md").orElseThrow().sha256()).isEqualTo(before);
    assertThat(site.published()).as("the next run looks at the target").isEmpty();
  }

  @Test
  void aRunThatLostTheRightDoesNotTouchTheTarget() {
    assertThatThrownBy(() -> step(refusing(1)).publish(run("late"), rendered("late")))
        .isInstanceOf(SyncRefusedException.class);

    assertThat(site.target().published()).isEmpty();
    assertThat(site.published()).as("nothing was begun, so nothing is in doubt").isPresent();
  }

  @Test
  void aRunThatLosesTheRightWhileItPublishesCommitsNothing() {
    assertThatThrownBy(() -> step(refusing(2)).publish(run("late"), rendered("late")))
        .isInstanceOf(SyncRefusedException.class);

    assertThat(site.target().published()).isEmpty();
    assertThat(site.published()).as("the next run looks at the target").isEmpty();
  }

  @Test
  void theGuardAgainstRemovalsCountsPagesOfRepositoryContent() {
    List<String> items = IntStream.range(0, 120).mapToObj("ITEM/%03d"::formatted).toList();
    List<String> files = IntStream.range(0, 60).mapToObj("EXPORT/%03d"::formatted).toList();
    found(items, files);

    assertThatThrownBy(
            () -> step(any -> {}).publish(run("smaller"), vanished(items.subList(0, 50))))
        .isInstanceOfSatisfying(
            SyncRefusedException.class, e -> assertThat(e.status()).isEqualTo(SyncStatus.HELD))
        .hasMessageContaining("would remove 50 of 120 pages");
  }

  @Test
  void theGuardAgainstRemovalsDoesNotCountFurtherOutputs() {
    List<String> items = IntStream.range(0, 120).mapToObj("ITEM/%03d"::formatted).toList();
    found(items, List.of());

    assertThatThrownBy(
            () ->
                step(any -> {})
                    .publish(
                        run("without-text"),
                        rendered(items.stream().map(key -> page(key, key + ".md")).toList())))
        .as("gets as far as the target, which is empty")
        .isInstanceOf(TargetException.class);
  }

  /** A published site: items with two outputs each, other pages with one. */
  private void found(List<String> items, List<String> others) {
    PageLedger ledger = new PageLedger();
    items.forEach(
        key -> ledger.put(key, List.of(output(key + ".md"), output(key + ".txt")), Map.of(), ""));
    others.forEach(key -> ledger.put(key, List.of(output(key + ".md")), Map.of(), ""));
    SortedMap<String, PageEntry> held = new TreeMap<>();
    ledger.entries().stream()
        .flatMap(page -> page.outputs().stream())
        .forEach(
            output -> held.put(output.address(), new PageEntry(output.digest(), 1, Phase.PAGE)));
    SiteManifest manifest =
        new SiteManifest(
            new SiteManifest.Header("id", "source", "r1", "config", Instant.EPOCH, 1), held);
    site.found(new PublishedSite(ledger, Optional.of(manifest), true));
  }

  private static PageLedger.Output output(String address) {
    return new PageLedger.Output(address, "5a".repeat(32), 1);
  }

  private static PreparedPage page(String key, String address) {
    return PreparedPage.of(
        new RenderedPage(
            PageId.parse(key),
            List.of(new Output(address, Output.Role.PAGE, new byte[0])),
            Map.of()));
  }

  private Rendered vanished(List<String> keys) {
    return new Rendered(
        new Planned(
            new BuildRequest(site, revision, CacheMode.NONE, false),
            List.of(),
            new TreeMap<>(),
            new TreeSet<>(keys)),
        List.of());
  }

  private Rendered rendered(List<PreparedPage> pages) {
    return new Rendered(vanished(List.of()).planned(), pages);
  }

  private PublishStep step(RightToPublish right) {
    return new PublishStep(right, Clock.systemUTC());
  }

  /** The right to publish, lost just before it is checked for the given time. */
  private static RightToPublish refusing(int time) {
    AtomicInteger checks = new AtomicInteger();
    return run -> {
      if (checks.incrementAndGet() == time) {
        throw new SyncRefusedException(SyncStatus.SUPERSEDED, "The right went elsewhere.");
      }
    };
  }

  private SyncRun run(String id) {
    return new SyncRun(
        id, site, SyncOptions.DEFAULT, "TEST", List.of(), 1, Instant.EPOCH, (run, stage) -> {});
  }

  private Rendered rendered(String text) {
    BuildRequest build = new BuildRequest(site, revision, CacheMode.NONE, true);
    RenderedPage page =
        new RenderedPage(
            PageId.of(PageKind.values()[0]),
            List.of(new Output("page.md", Output.Role.PAGE, text.getBytes(StandardCharsets.UTF_8))),
            Map.of());
    return new Rendered(
        new Planned(build, List.of(), new TreeMap<>(), new TreeSet<>()),
        List.of(PreparedPage.of(page)));
  }
}
