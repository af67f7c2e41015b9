package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.pipeline.run.PublishLeases;
import dev.sentinelsync.pipeline.run.SyncService;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SiteManifest;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetStore;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.state.HeldLease;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The right to publish, around a run. */
class SyncServiceTest {

  @TempDir Path folder;

  @Test
  void aTargetThatFailsInAnUnknownWayLeavesTheRightToPublishFree() {
    SiteSettings settings = TestSites.site(folder, folder.resolve("origin").toString(), "navbar");
    Clock clock = Clock.systemUTC();
    try (StateDatabase state = StateDatabase.open(StateSettings.h2(folder.resolve("db")), clock);
        PublishLeases leases =
            new PublishLeases(state.leases(), "one", Duration.ofMinutes(5), List.of());
        SiteRuntime site =
            new SiteRuntime(
                settings, SourceRepository.open(settings.source()), new FaultyStore())) {
      SyncService service = new SyncService(state, leases, run -> {}, List.of(), clock);

      assertThatThrownBy(() -> service.sync(site, SyncOptions.DEFAULT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a fault of the store");

      assertThat(HeldLease.of(state, site.name())).isEmpty();
    }
  }

  /** Has a fault of its own, which no store should have. */
  private static final class FaultyStore implements TargetStore {

    @Override
    public Optional<SiteManifest> published() {
      throw new IllegalStateException("a fault of the store");
    }

    @Override
    public void validate() {}

    @Override
    public Publication begin(PublishRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Stream<StoredPage> stored() {
      return Stream.empty();
    }

    @Override
    public Optional<byte[]> read(String path) {
      return Optional.empty();
    }

    @Override
    public String describe() {
      return "a store with a fault";
    }

    @Override
    public void forget() {}

    @Override
    public void close() {}
  }
}
