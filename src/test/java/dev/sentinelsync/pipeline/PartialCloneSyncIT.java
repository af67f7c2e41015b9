package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.pipeline.SiteSettings.HtmlSettings;
import dev.sentinelsync.pipeline.SiteSettings.Past;
import dev.sentinelsync.source.SourceSettings.Extent;
import dev.sentinelsync.support.FileTree;
import dev.sentinelsync.testing.GrownRepository;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole syncs of a source over HTTP that allows filters: the site is that of a whole clone, and a
 * fraction of the bytes is received. The long form: {@code -Dclone.commits=2000
 * -Dclone.megabytes=300 -Dclone.pushes=50}; {@code CloneBench} prints the figures.
 */
class PartialCloneSyncIT {

  private static final int COMMITS = Integer.getInteger("clone.commits", 120);
  private static final int MEGABYTES = Integer.getInteger("clone.megabytes", 20);
  private static final int PUSHES = Integer.getInteger("clone.pushes", 6);
  private static final long PUSH_BYTES = 50_000;

  @TempDir Path folder;
  private GrownRepository origin;
  private HttpGitRemote server;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    origin = GrownRepository.create(folder.resolve("origin.git"), COMMITS, MEGABYTES);
    server = HttpGitRemote.start(folder);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      origin.close();
    }
  }

  private SyncFixture fixture(String name, String layout, boolean history, boolean filter)
      throws IOException {
    Path work = Files.createDirectories(folder.resolve(name));
    return new SyncFixture(work, site(work, server.url("origin.git"), layout, history, filter));
  }

  static SiteSettings site(
      Path work, String source, String layout, boolean history, boolean filter) {
    SiteSettings site =
        TestSites.with(
            TestSites.site(work, source, layout, "file:" + work.resolve("site") + "?mode=in-place"),
            new Past(history, Past.OFF));
    return new SiteSettings(
        site.name(),
        site.source().withExtent(new Extent(0, filter)),
        site.target(),
        site.targetSettings(),
        site.pages(),
        site.limits());
  }

  private Map<String, String> files(String name) throws IOException {
    return files(folder.resolve(name).resolve("site"));
  }

  /** The content of each file of a site, but for its manifest, which names the run and the time. */
  static Map<String, String> files(Path site) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(site)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String path = site.relativize(file).toString();
        if (!path.startsWith(".sentinel-sync")) {
          files.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  /** Bytes of a sync and of the verification after it. */
  private long received(String name, String layout, boolean history, boolean filter)
      throws IOException {
    long before = server.sentBytes();
    try (SyncFixture fixture = fixture(name, layout, history, filter)) {
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(fixture.verify().differences()).isEmpty();
    }
    return server.sentBytes() - before;
  }

  @Test
  void theSiteIsThatOfAWholeCloneForATenthOfTheBytes() throws IOException {
    long whole = received("whole", "navbar", false, false);
    long partial = received("partial", "navbar", false, true);
    assertThat(files("partial")).isEqualTo(files("whole"));
    assertThat(partial).isLessThan(whole / 10);
  }

  @Test
  void withHistoryItIsThatOfAWholeCloneForAQuarterOfTheBytes() throws IOException {
    long whole = received("whole", "full", true, false);
    long partial = received("partial", "full", true, true);
    assertThat(files("partial")).isEqualTo(files("whole"));
    assertThat(partial).isLessThan(whole / 4);
  }

  @Test
  void pushesBringLittleAndAHostMayChangeItsMind() throws IOException {
    try (SyncFixture fixture = fixture("partial", "full", true, true)) {
      fixture.sync(SyncOptions.DEFAULT);
      int most = 0;
      for (int push = 0; push < PUSHES; push++) {
        if (push % 3 == 2) {
          fixture.restart();
        }
        origin.push();
        long before = server.sentBytes();
        fixture.sync(SyncOptions.DEFAULT);
        most = Math.max(most, (int) (server.sentBytes() - before));
      }
      assertThat(most).as("bytes of a push").isLessThan((int) PUSH_BYTES);
      assertThat(fixture.verify().differences()).isEmpty();
      origin.allowFilters(false);
      origin.push();
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(fixture.verify().differences()).isEmpty();
    }
    try (SyncFixture whole = fixture("whole", "full", true, false)) {
      whole.sync(SyncOptions.DEFAULT);
    }
    assertThat(files("partial")).isEqualTo(files("whole"));
  }

  /**
   * Parse results come from a database that another instance filled: the clone has no contents. One
   * request brings what is read, another one earlier versions of files that cannot be read.
   */
  @Test
  void aVerificationBringsAtOnceWhatItReads() throws IOException {
    try (SyncFixture fixture = fixture("partial", "navbar", false, true)) {
      fixture.sync(SyncOptions.DEFAULT);
      fixture.close();
      FileTree.delete(folder.resolve("partial").resolve("clone"), Files::deleteIfExists);
      fixture.restart();
      origin.push();
      int before = contents();
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(contents() - before).as("what the database lacks").isBetween(1, 2);
      int between = contents();
      long sent = server.sentBytes();
      assertThat(fixture.verify().differences()).isEmpty();
      assertThat(contents() - between).as("all others").isBetween(1, 2);
      assertThat(server.sentBytes()).isGreaterThan(sent);
      int requests = server.requests();
      assertThat(fixture.verify().differences()).isEmpty();
      assertThat(server.requests()).as("they are kept").isEqualTo(requests);
    }
  }

  /** Never one by one: some hundred commits have their files in a handful of requests. */
  @Test
  void theAddressesOfThePastBringTheirFilesInBatches() throws IOException {
    Path work = Files.createDirectories(folder.resolve("past"));
    SiteSettings site = site(work, server.url("origin.git"), "navbar", true, true);
    try (SyncFixture fixture =
        new SyncFixture(work, TestSites.withTombstones(site, Past.ALL, HtmlSettings.NONE))) {
      int before = contents();
      fixture.sync(SyncOptions.DEFAULT);
      assertThat(contents() - before).isBetween(1, 4 + COMMITS / 20);
      assertThat(fixture.verify().differences()).isEmpty();
    }
  }

  private int contents() {
    return (int)
        server.bodies().stream()
            .filter(body -> body.contains("want ") && !body.contains("filter "))
            .count();
  }
}
