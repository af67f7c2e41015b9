package dev.sentinelsync.pipeline;

import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.SourceSettings.Extent;
import dev.sentinelsync.source.git.SourceRepository;
import dev.sentinelsync.support.ByteCount;
import dev.sentinelsync.support.FileTree;
import dev.sentinelsync.testing.Figures;
import dev.sentinelsync.testing.GrownRepository;
import dev.sentinelsync.testing.HttpGitRemote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Clones with a filter beside whole ones, over native {@code git http-backend}: a generated
 * repository of {@code -Dclone.commits=2000} commits with {@code -Dclone.megabytes=300} of archives
 * and pictures beside the sample, then {@code -Dclone.pushes=50} pushes. Prints; asserts only that
 * verifications find nothing and that the sites of both kinds of clones are the same.
 */
public final class CloneBench {

  private static final int COMMITS = Integer.getInteger("clone.commits", 2_000);
  private static final int MEGABYTES = Integer.getInteger("clone.megabytes", 300);
  private static final int PUSHES = Integer.getInteger("clone.pushes", 50);

  /** Clones of each kind. */
  private static final int ROUNDS = 3;

  private final Path folder;
  private final HttpGitRemote server;

  private CloneBench(Path folder, HttpGitRemote server) {
    this.folder = folder;
    this.server = server;
  }

  /** Bytes and wall time. */
  private record Cost(long bytes, long nanos) {

    void print(String what, Cost whole) {
      System.out.printf(
          Locale.ROOT,
          "%-60s %10s (%5.1f %%) %8.0f ms (%5.1f %%)%n",
          what,
          ByteCount.text(bytes),
          100.0 * bytes / whole.bytes,
          nanos / 1e6,
          100.0 * nanos / whole.nanos);
    }
  }

  /** Runs all measurements. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("sentinel-sync-clone");
    try (GrownRepository origin =
            GrownRepository.create(folder.resolve("origin.git"), COMMITS, MEGABYTES);
        HttpGitRemote server = HttpGitRemote.start(folder)) {
      new CloneBench(folder, server).run(origin);
    } finally {
      FileTree.delete(folder, Files::deleteIfExists);
    }
  }

  private void run(GrownRepository origin) throws IOException {
    clones();
    Cost whole = sync("lean-whole", "navbar", false, false);
    whole.print("sync without history, whole clone", whole);
    sync("lean-filter", "navbar", false, true).print("sync without history, filter", whole);
    compare("lean-whole", "lean-filter");
    whole = sync("full-whole", "full", true, false);
    whole.print("sync with history, whole clone", whole);
    sync("full-filter", "full", true, true).print("sync with history, filter", whole);
    compare("full-whole", "full-filter");
    pushes(origin);
  }

  /** In turns, after one of each that nobody looks at: classes are loaded and code is compiled. */
  private void clones() throws IOException {
    List<Cost> wholes = new ArrayList<>();
    List<Cost> filters = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      Cost whole = clone("clone-whole", false);
      Cost filter = clone("clone-filter", true);
      if (round > 0) {
        wholes.add(whole);
        filters.add(filter);
      }
    }
    Cost whole = median(wholes);
    whole.print("clone, whole", whole);
    median(filters).print("clone with a filter and the files that a sync reads", whole);
  }

  private static Cost median(List<Cost> costs) {
    return costs.stream()
        .sorted(Comparator.comparingLong(Cost::nanos))
        .toList()
        .get(costs.size() / 2);
  }

  /** What the first sync of a site without history receives. */
  private Cost clone(String name, boolean filter) throws IOException {
    long sent = server.sentBytes();
    long began = System.nanoTime();
    SourceSettings settings =
        SourceSettings.of(server.url("origin.git"), "", folder.resolve(name))
            .withExtent(new Extent(0, filter));
    try (SourceRepository source = SourceRepository.open(settings)) {
      Revision tip = source.fetch(ProgressListener.NONE).revision();
      if (filter) {
        PathClassifier read = new PathClassifier(PathClassifier.DEFAULT_FOLDERS);
        source.fetchBlobs(
            source.diff(null, tip, PathClassifier.DEFAULT_FOLDERS).changes().stream()
                .filter(file -> read.classify(file.path()).isPresent())
                .map(FileChange::newBlob)
                .toList());
      }
    }
    Cost cost = new Cost(server.sentBytes() - sent, System.nanoTime() - began);
    FileTree.delete(folder.resolve(name), Files::deleteIfExists);
    return cost;
  }

  /** Byte for byte. */
  private void compare(String one, String other) throws IOException {
    if (!files(one).equals(files(other))) {
      throw new AssertionError("The sites of " + one + " and " + other + " differ.");
    }
    System.out.printf("  the same %,d files, byte for byte%n", files(one).size());
  }

  private Map<String, String> files(String name) throws IOException {
    return PartialCloneSyncIT.files(folder.resolve(name).resolve("site"));
  }

  private Cost sync(String name, String layout, boolean history, boolean filter)
      throws IOException {
    try (SyncFixture fixture = fixture(name, layout, history, filter)) {
      long sent = server.sentBytes();
      long began = System.nanoTime();
      fixture.sync(SyncOptions.DEFAULT);
      Cost cost = new Cost(server.sentBytes() - sent, System.nanoTime() - began);
      verify(fixture);
      return cost;
    }
  }

  private SyncFixture fixture(String name, String layout, boolean history, boolean filter)
      throws IOException {
    Path work = Files.createDirectories(folder.resolve(name));
    return new SyncFixture(
        work, PartialCloneSyncIT.site(work, server.url("origin.git"), layout, history, filter));
  }

  private void pushes(GrownRepository origin) throws IOException {
    try (SyncFixture fixture = fixture("full-filter", "full", true, true)) {
      fixture.sync(SyncOptions.DEFAULT);
      List<Long> bytes = new ArrayList<>();
      List<Long> nanos = new ArrayList<>();
      for (int push = 0; push < PUSHES; push++) {
        origin.push();
        long sent = server.sentBytes();
        long began = System.nanoTime();
        fixture.sync(SyncOptions.DEFAULT);
        nanos.add(System.nanoTime() - began);
        bytes.add(server.sentBytes() - sent);
      }
      verify(fixture);
      Figures.print("a push of one rule and one picture, filter", nanos);
      System.out.printf(
          "received for a push: p50 %s, most %s%n",
          ByteCount.text(bytes.stream().sorted().toList().get(bytes.size() / 2)),
          ByteCount.text(bytes.stream().mapToLong(Long::longValue).max().orElse(0)));
      origin.allowFilters(false);
      origin.push();
      fixture.sync(SyncOptions.DEFAULT);
      verify(fixture);
      System.out.println("filters switched off at the host: still right");
    }
  }

  private static void verify(SyncFixture fixture) {
    if (!fixture.verify().isIdentical()) {
      throw new AssertionError("The site differs from a clean build.");
    }
  }
}
