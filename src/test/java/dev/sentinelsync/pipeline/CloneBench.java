package dev.sentinelsync.pipeline;

import dev.sentinelsync.source.ProgressListener;
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
import java.util.List;
import java.util.Locale;

/**
 * Clones with a filter beside whole ones, over native {@code git http-backend}: a generated
 * repository of {@code -Dclone.commits=2000} commits with {@code -Dclone.megabytes=300} of archives
 * and pictures beside the sample, then {@code -Dclone.pushes=50} pushes. Prints; asserts only that
 * verifications find nothing.
 */
public final class CloneBench {

  private static final int COMMITS = Integer.getInteger("clone.commits", 2_000);
  private static final int MEGABYTES = Integer.getInteger("clone.megabytes", 300);
  private static final int PUSHES = Integer.getInteger("clone.pushes", 50);

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
    Cost whole = clone("clone-whole", false);
    whole.print("clone, whole", whole);
    clone("clone-filter", true).print("clone with a filter: commits and folders", whole);
    whole = sync("lean-whole", "navbar", false, false);
    whole.print("sync without history, whole clone", whole);
    sync("lean-filter", "navbar", false, true).print("sync without history, filter", whole);
    whole = sync("full-whole", "full", true, false);
    whole.print("sync with history, whole clone", whole);
    sync("full-filter", "full", true, true).print("sync with history, filter", whole);
    pushes(origin);
  }

  private Cost clone(String name, boolean filter) {
    long sent = server.sentBytes();
    long began = System.nanoTime();
    SourceSettings settings =
        SourceSettings.of(server.url("origin.git"), "", folder.resolve(name))
            .withExtent(new Extent(0, filter));
    try (SourceRepository source = SourceRepository.open(settings)) {
      source.fetch(ProgressListener.NONE);
    }
    return new Cost(server.sentBytes() - sent, System.nanoTime() - began);
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
