package dev.sentinelsync.publish.file;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.publish.Publication;
import dev.sentinelsync.publish.PublishReceipt;
import dev.sentinelsync.publish.PublishRequest;
import dev.sentinelsync.publish.SourceCommit;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.publish.TargetAddress;
import dev.sentinelsync.publish.TargetSettings;
import dev.sentinelsync.publish.TargetStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small sites, one per number: some pages stay, some change, some come and go. */
final class Sites {

  private Sites() {}

  static TargetStore open(String address, Disk disk) {
    return FileTargets.open(
        TargetAddress.parse(address),
        TargetSettings.of(Path.of("unused")).withTimeout(Duration.ofSeconds(5)),
        disk);
  }

  /** The pages of a revision. */
  static SortedMap<String, String> site(int revision) {
    SortedMap<String, String> site = new TreeMap<>();
    site.put("readme.md", "index of " + revision);
    site.put("stays/a.md", "the same in all");
    site.put("stays/deep/er/b.md", "the same in all");
    site.put("changes/c.md", "c of " + revision);
    site.put("changes/" + (revision % 2 == 0 ? "even" : "odd") + ".md", "d of " + revision);
    site.put("new-" + revision + "/e.md", "e of " + revision);
    site.put("every/third-" + revision / 3 + ".md", "f of " + revision / 3);
    return site;
  }

  /** Brings a target to a revision by what its own manifest says, as the pipeline does. */
  static PublishReceipt publish(TargetStore store, int revision) {
    SortedMap<String, String> site = site(revision);
    try (Publication publication = store.begin(request(revision))) {
      publication
          .base()
          .ifPresent(
              base ->
                  base.pages().keySet().stream()
                      .filter(path -> !site.containsKey(path))
                      .forEach(publication::remove));
      site.forEach(
          (path, text) ->
              publication.put(
                  PageContent.of(
                      path,
                      text.getBytes(StandardCharsets.UTF_8),
                      path.equals("readme.md") ? Phase.INDEX : Phase.PAGE)));
      return publication.commit();
    }
  }

  static PublishRequest request(int revision) {
    SourceCommit commit =
        new SourceCommit(
            "https://example.org/source.git",
            "r" + revision,
            "Ann",
            "ann@example.org",
            OffsetDateTime.parse("2026-01-01T00:00:00Z"),
            "");
    return PublishRequest.of(
        "publish-" + revision, commit, "", 0, Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** What a store finds in its target. */
  static SortedMap<String, String> contents(TargetStore store) {
    SortedMap<String, String> contents = new TreeMap<>();
    try (Stream<StoredPage> pages = store.stored()) {
      pages.forEach(
          page ->
              contents.put(
                  (page.foreign() ? "foreign " : "") + page.path(),
                  new String(store.read(page.path()).orElseThrow(), StandardCharsets.UTF_8)));
    }
    return contents;
  }
}
