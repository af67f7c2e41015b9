package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.pipeline.step.PreparedPage;
import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.SampleEdits;
import dev.sentinelsync.verify.Verifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1 with a limited depth: every sync moves the end of the history, and what lies behind it
 * must not be seen any more, be it remembered or recorded.
 */
class LimitedHistoryTest {

  /** One more than the sample has commits: at first the whole history is there. */
  private static final int DEPTH = 6;

  private static final int COMMITS = 40;
  private static final int RESTART_EVERY = 7;

  /** The sample breaks it in one of its newest commits; it stays as it is throughout. */
  private static final String UNREADABLE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallAdminLogon.yaml";

  /** Nobody touches it, so its date falls behind the end of the history. */
  private static final String UNTOUCHED = "solutions/lampwick-tools.md";

  @TempDir Path folder;

  @Test
  void syncBySyncTheTargetIsThatOfACleanBuildOfACloneOfTheSameDepth() throws Exception {
    Random random = new Random(5);
    try (SampleRepository sample = SampleRepository.create(folder.resolve("origin"));
        SyncFixture fixture = new SyncFixture(folder, settings(folder));
        Verifier verifier =
            Verifier.start(
                Path.of("routes"), settings(folder).pages().folders(), ContentLimits.DEFAULT)) {
      Map<String, byte[]> start = sample.files();
      Map<String, byte[]> files = start;
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(read(fixture, UNTOUCHED)).contains("(newest commit in the solution's folder)");
      for (int commit = 1; commit <= COMMITS; commit++) {
        SampleEdits.Step edit = SampleEdits.next(random, files);
        files = withUntouched(start, edit.files());
        sample.commitTree(files, edit.description());
        if (commit % RESTART_EVERY == 0) {
          fixture.restart();
        }
        fixture.sync(new SyncOptions(Optional.empty(), false, true, true));

        assertSameAsClean(fixture, verifier, commit);
      }
      assertThat(read(fixture, UNTOUCHED))
          .contains("Earlier history is not available in this copy");
    }
  }

  private static Map<String, byte[]> withUntouched(
      Map<String, byte[]> start, Map<String, byte[]> edited) {
    Map<String, byte[]> files = new TreeMap<>(edited);
    files.keySet().removeIf(LimitedHistoryTest::isUntouched);
    start.forEach(
        (path, bytes) -> {
          if (isUntouched(path)) {
            files.put(path, bytes);
          }
        });
    return files;
  }

  private static boolean isUntouched(String path) {
    return path.equals(UNREADABLE) || path.startsWith("Solutions/Lampwick Tools/");
  }

  /** The clean build has a clone of its own: what one clone remembers must not help the other. */
  private void assertSameAsClean(SyncFixture fixture, Verifier verifier, int commit) {
    SortedMap<String, String> clean = new TreeMap<>();
    try (SiteRuntime site = SiteRuntime.open(settings(folder.resolve("clean-" + commit)))) {
      for (PreparedPage page : verifier.pages(site, site.fetch(ProgressListener.NONE))) {
        page.outputs().forEach(output -> clean.put(output.path(), text(output.bytes())));
      }
    }
    SortedMap<String, String> published = new TreeMap<>();
    try (Stream<StoredPage> stored = fixture.site().target().stored()) {
      stored.forEach(page -> published.put(page.path(), read(fixture, page.path())));
    }
    SortedSet<String> addresses = new TreeSet<>(clean.keySet());
    addresses.addAll(published.keySet());
    addresses.removeIf(page -> Objects.equals(clean.get(page), published.get(page)));
    assertThat(addresses).as("pages that differ after commit %d", commit).isEmpty();
  }

  private static String read(SyncFixture fixture, String page) {
    return text(fixture.site().target().read(page).orElseThrow());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private SiteSettings settings(Path work) {
    SiteSettings usual =
        TestSites.site(
            work,
            folder.resolve("origin").toUri().toString(),
            "full",
            "file:" + folder.resolve("site"));
    return new SiteSettings(
        usual.name(),
        SourceSettings.of(usual.source().uri(), "", work.resolve("clone")).withDepth(DEPTH),
        usual.target(),
        usual.targetSettings(),
        TestSites.withTombstones(usual, Past.ALL, HtmlSettings.NONE).pages(),
        usual.limits());
  }
}
