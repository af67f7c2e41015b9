package dev.sentinelsync.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.pipeline.ledger.PageLedger;
import dev.sentinelsync.pipeline.ledger.PublishedSite;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.SiteManifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetRetentionTest {

  private static final Instant LOST = Instant.parse("2026-03-01T10:00:00Z");
  private static final AssetRetention WEEK = new AssetRetention(Duration.ofDays(7));

  private static PageEntry entry(Phase phase) {
    return new PageEntry("ab".repeat(32), 1, phase);
  }

  @Test
  void ofWhatTheSiteLostOnlyAssetsOfTheSiteStay() {
    Map<String, PageEntry> held =
        Map.of(
            "a.png", entry(Phase.ASSET),
            "a.md", entry(Phase.PAGE),
            "gone.png", entry(Phase.ASSET).retainedSince(LOST));
    PublishedSite before =
        new PublishedSite(
            new PageLedger(),
            Optional.of(
                new SiteManifest(
                    new SiteManifest.Header("publish", "source", "r1", "config", LOST, 1),
                    new TreeMap<>(held))),
            true);
    List<String> removed = List.of("a.png", "a.md", "gone.png", "unknown.png");

    assertThat(WEEK.retained(removed, before)).containsExactly("a.png");
    assertThat(new AssetRetention(Duration.ZERO).retained(removed, before)).isEmpty();
  }

  /** Days since the site lost an asset, whether the site has it again, and what becomes of it. */
  @ParameterizedTest
  @CsvSource({
    "P0D,        '',      stays",
    "P6DT23H59M, '',      stays",
    "P7D,        '',      goes",
    "P8D,        '',      goes",
    "P8D,        a.png,   stays",
    "P8D,        b.png,   goes",
  })
  void anAssetGoesWhenItsTimeIsOver(Duration since, String added, String outcome) {
    TreeMap<String, PageEntry> retained =
        new TreeMap<>(Map.of("a.png", entry(Phase.ASSET).retainedSince(LOST)));

    assertThat(WEEK.expired(retained, Arrays.asList(added.split(" ")), LOST.plus(since)))
        .isEqualTo(outcome.equals("goes") ? Set.of("a.png") : Set.of());
  }
}
