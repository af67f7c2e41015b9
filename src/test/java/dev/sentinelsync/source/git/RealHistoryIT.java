package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sentinelsync.source.FetchResult;
import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.TreeChanges;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real repository's history, from its bundle. Prints what each step takes. */
class RealHistoryIT {

  private static final Path BUNDLE =
      Path.of(System.getProperty("sentinelsync.bundle", "../shared/data/azure-sentinel.bundle"));
  private static final Set<String> FOLDERS =
      Set.of("Solutions", "Detections", "Hunting Queries", "Parsers", "Workbooks", "Playbooks");

  @TempDir static Path temp;
  private static SourceRepository source;
  private static Revision head;

  @BeforeAll
  static void cloneBundle() throws Exception {
    assumeTrue(Files.exists(BUNDLE), "the bundle of the real repository is not there");
    source =
        SourceRepository.open(
            SourceSettings.of(BUNDLE.toString(), "master", temp.resolve("clone.git")));
    head = timed("clone", 1, () -> source.fetch(ProgressListener.NONE)).revision();
  }

  @AfterAll
  static void close() {
    if (source != null) {
      source.close();
    }
  }

  /** Runs a step some times and prints the first and the best time. */
  private static <T> T timed(String what, int runs, Callable<T> step) throws Exception {
    T result = null;
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      result = step.call();
      millis.add((System.nanoTime() - start) / 1e6);
    }
    System.out.printf(
        "%-42s first %8.1f ms, best %8.1f ms%n",
        what, millis.get(0), millis.stream().min(Double::compare).orElseThrow());
    return result;
  }

  @Test
  void pollingWithoutChange() throws Exception {
    FetchResult same =
        timed("fetch without change, bundle", 20, () -> source.fetch(ProgressListener.NONE));
    assertThat(same.revision().id()).isEqualTo(head.id());
    SourceSettings local =
        SourceSettings.of(temp.resolve("clone.git").toString(), "", temp.resolve("2.git"));
    try (SourceRepository second = SourceRepository.open(local)) {
      timed("clone of a local repository", 1, () -> second.fetch(ProgressListener.NONE));
      FetchResult again =
          timed("fetch without change, local", 20, () -> second.fetch(ProgressListener.NONE));
      assertThat(again.changed()).isFalse();
    }
  }

  @Test
  void everyFileOfTheHeadIsRead() throws Exception {
    Snapshot snapshot = timed("walk of the head", 10, () -> Snapshot.of(source, head, FOLDERS));
    assertThat(snapshot.files()).hasSizeGreaterThan(3_000);
    long bytes = timed("read all files, one thread", 5, () -> readAll(snapshot, false));
    assertThat(timed("read all files, two threads", 5, () -> readAll(snapshot, true)))
        .isEqualTo(bytes);
    System.out.println(
        snapshot.files().size() + " files, " + bytes + " bytes, skipped " + snapshot.skipped());
  }

  private static long readAll(Snapshot snapshot, boolean parallel) {
    var files = parallel ? snapshot.files().parallelStream() : snapshot.files().stream();
    return files.mapToLong(file -> source.read(file.newBlob(), 100_000_000).length).sum();
  }

  @Test
  void differencesOverOneAndOverAHundredCommitsLeadToTheHead() throws Exception {
    for (int back : new int[] {1, 100, 200}) {
      Revision old = source.resolve("HEAD~" + back);
      TreeChanges diff =
          timed("diff over " + back + " commits", 10, () -> source.diff(old, head, FOLDERS));
      Map<String, String> files = Snapshot.of(source, old, FOLDERS).blobs();
      for (FileChange change : diff.changes()) {
        if (change.newBlob() == null) {
          files.remove(change.path());
        } else {
          files.put(change.path(), change.newBlob());
        }
      }
      assertThat(files).isEqualTo(Snapshot.of(source, head, FOLDERS).blobs());
      System.out.println(diff.changes().size() + " changes");
    }
  }

  @Test
  void historyIsWalked() throws Exception {
    Revision first = source.resolve("HEAD~200");
    assertThat(timed("first parents over 200", 3, () -> source.firstParents(first, head)))
        .hasSize(201);
    Map<String, String> bad = new TreeMap<>();
    Snapshot.of(source, head, FOLDERS).files().stream()
        .filter(file -> file.path().endsWith(".yaml"))
        .limit(40)
        .forEach(file -> bad.put(file.path(), file.newBlob()));
    timed(
        "earlier versions of 40 files, none readable",
        3,
        () -> source.newestReadable(head, bad, (path, blob) -> false));
  }
}
