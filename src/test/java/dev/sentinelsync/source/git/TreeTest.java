package dev.sentinelsync.source.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentinelsync.source.FileChange;
import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.source.SkippedEntry;
import dev.sentinelsync.source.SkippedEntry.Reason;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceLimits;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.source.TreeChanges;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.GitFixture.Change;
import dev.sentinelsync.testing.GitFixture.RawEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a revision and what differs between two, also where trees are hostile. */
class TreeTest {

  private static final Set<String> ALL = Set.of();

  @TempDir Path temp;
  private GitFixture remote;
  private SourceRepository source;

  @BeforeEach
  void makeRemote() {
    remote = GitFixture.create(temp.resolve("remote.git"));
    source = open(SourceLimits.DEFAULT);
  }

  private SourceRepository open(SourceLimits limits) {
    return SourceRepository.open(
        SourceSettings.of(remote.folder().toString(), "master", temp.resolve("clone.git"))
            .withLimits(limits));
  }

  @AfterEach
  void close() {
    source.close();
    remote.close();
  }

  private Revision fetched(String commit) {
    source.fetch(ProgressListener.NONE);
    return source.resolve(commit);
  }

  private static List<String> paths(Snapshot snapshot) {
    return snapshot.files().stream().map(FileChange::path).toList();
  }

  @Test
  void filesOfTheChosenFoldersComeSortedByPath() {
    String commit =
        remote.commitChanges(
            "files",
            Map.of(
                "Solutions/B/x.yaml", GitFixture.file("x"),
                "Solutions/B.txt", GitFixture.file("dot sorts before slash"),
                "Solutions/A/run.sh", GitFixture.executable("run"),
                "Solutions2/no.yaml", GitFixture.file("other folder"),
                "Master.json", GitFixture.file("{}"),
                "Tools/no.py", GitFixture.file("no")));
    Snapshot snapshot =
        Snapshot.of(source, fetched(commit), List.of("Solutions", "Master.json", "Not there"));
    assertThat(paths(snapshot))
        .containsExactly(
            "Master.json", "Solutions/A/run.sh", "Solutions/B.txt", "Solutions/B/x.yaml");
    assertThat(snapshot.skipped()).isEmpty();
  }

  @Test
  void addedModifiedRemovedRenamedAndModeChanges() {
    String before =
        remote.commit(
            "before", Map.of("a.txt", "a", "b.txt", "b", "c.txt", "c", "d.sh", "d", "o/x", "x"));
    Map<String, Change> changes = new TreeMap<>();
    changes.put("a.txt", GitFixture.file("changed"));
    changes.put("b.txt", GitFixture.removed());
    changes.put("new/b.txt", GitFixture.file("b"));
    changes.put("d.sh", GitFixture.executable("d"));
    String after = remote.commitChanges("after", changes);

    Revision newer = fetched(after);
    TreeChanges diff = source.diff(source.resolve(before), newer, ALL);

    assertThat(diff.changes())
        .extracting(FileChange::path, FileChange::kind)
        .containsExactly(
            tuple("a.txt", FileChange.Kind.MODIFIED),
            tuple("b.txt", FileChange.Kind.REMOVED),
            tuple("new/b.txt", FileChange.Kind.ADDED));
    assertThat(diff.changes().get(1).oldBlob()).isEqualTo(diff.changes().get(2).newBlob());
    assertThat(source.diff(newer, newer, ALL).changes()).isEmpty();
    assertThat(source.diff(source.resolve(before), newer, List.of("o")).changes()).isEmpty();
  }

  @Test
  void withoutAnOldRevisionEverythingIsAdded() {
    Revision head = fetched(remote.commit("files", Map.of("a", "1", "x/b", "2")));
    TreeChanges diff = source.diff(null, head, ALL);
    assertThat(diff.oldRevisionId()).isNull();
    assertThat(diff.changes()).hasSize(2).allMatch(c -> c.kind() == FileChange.Kind.ADDED);
  }

  @Test
  void linksAndSubmodulesAreSkippedAndReported() {
    String before =
        remote.commitChanges(
            "files",
            Map.of(
                "Solutions/link", GitFixture.symlink("/etc/passwd"),
                "Solutions/module",
                    GitFixture.submodule("0123456789012345678901234567890123456789"),
                "Solutions/a", GitFixture.file("a")));
    Revision older = fetched(before);
    Snapshot snapshot = Snapshot.of(source, older, ALL);
    assertThat(paths(snapshot)).containsExactly("Solutions/a");
    assertThat(snapshot.skipped())
        .containsExactly(
            new SkippedEntry("Solutions/link", Reason.SYMBOLIC_LINK),
            new SkippedEntry("Solutions/module", Reason.SUBMODULE));

    Revision newer =
        fetched(remote.commitChanges("now a link", Map.of("Solutions/a", GitFixture.symlink("x"))));
    TreeChanges diff = source.diff(older, newer, ALL);
    assertThat(diff.changes())
        .extracting(FileChange::path, FileChange::kind)
        .containsExactly(tuple("Solutions/a", FileChange.Kind.REMOVED));
    assertThat(diff.skipped())
        .containsExactly(new SkippedEntry("Solutions/a", Reason.SYMBOLIC_LINK));
  }

  @Test
  void hostileNamesAreSkippedWithTheirReasonAndPrintedSafely() {
    List<RawEntry> entries = new ArrayList<>();
    entries.add(RawEntry.folder("..", List.of(RawEntry.file("escape", "x"))));
    entries.add(RawEntry.file("../../etc/passwd", "x"));
    entries.add(RawEntry.file("/absolute", "x"));
    entries.add(RawEntry.file(".", "x"));
    entries.add(RawEntry.file("C:\\Windows\\x", "x"));
    entries.add(RawEntry.file("bell\u0007", "x"));
    entries.add(RawEntry.file("new\nline", "x"));
    entries.add(RawEntry.file("bidi\u202Etxt.exe", "x"));
    entries.add(RawEntry.file("zero\u200Bwidth", "x"));
    entries.add(RawEntry.file("bom\uFEFF", "x"));
    entries.add(RawEntry.file("filler\u3164", "x"));
    entries.add(RawEntry.file(new byte[] {'b', 'a', 'd', (byte) 0xC3, (byte) 0x28}, "x"));
    entries.add(RawEntry.file(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "x"));
    entries.add(RawEntry.file("l".repeat(400), "x"));
    entries.add(RawEntry.file("Grüße 日本 🎉.yaml", "good"));
    Revision head = fetched(remote.commitRawTree("hostile", entries));

    Snapshot snapshot = Snapshot.of(source, head, ALL);

    assertThat(paths(snapshot)).containsExactly("Grüße 日本 🎉.yaml");
    Map<String, Reason> skipped = new HashMap<>();
    snapshot.skipped().forEach(entry -> skipped.put(entry.path(), entry.reason()));
    assertThat(skipped)
        .containsEntry("..", Reason.NOT_A_NAME)
        .containsEntry("../../etc/passwd", Reason.NOT_A_NAME)
        .containsEntry("/absolute", Reason.NOT_A_NAME)
        .containsEntry(".", Reason.NOT_A_NAME)
        .containsEntry("C:\\Windows\\x", Reason.NOT_A_NAME)
        .containsEntry("bell\\u0007", Reason.CONTROL_CHARACTER)
        .containsEntry("new\\u000aline", Reason.CONTROL_CHARACTER)
        .containsEntry("bidi\\u202etxt.exe", Reason.CONTROL_CHARACTER)
        .containsEntry("zero\\u200bwidth", Reason.CONTROL_CHARACTER)
        .containsEntry("bom\\ufeff", Reason.CONTROL_CHARACTER)
        .containsEntry("filler\\u3164", Reason.CONTROL_CHARACTER)
        .containsEntry("bad\\xc3(", Reason.NOT_UTF8)
        .containsEntry("\\xed\\xa0\\x80", Reason.NOT_UTF8)
        .containsEntry("l".repeat(200) + "…", Reason.NAME_TOO_LONG)
        .hasSize(14);
    assertThat(source.diff(null, head, ALL).changes()).hasSize(1);
    assertThat(source.diff(null, head, ALL).skipped()).isEqualTo(snapshot.skipped());
  }

  @Test
  void aNulInANameCannotBeStoredButATreeWithOneDoesNotCrash() {
    // A tree ends each name with NUL, so the rest of this name is read as the id of the object.
    String commit =
        remote.commitRawTree("nul", List.of(RawEntry.file("a\0b".getBytes(UTF_8), "x")));
    assertThatExceptionOfType(SourceException.class).isThrownBy(() -> fetched(commit));
  }

  @Test
  void namesEqualButForCaseOrUnicodeFormAreAllThere() {
    Map<String, String> files =
        Map.of("a/Name.yaml", "1", "a/name.yaml", "2", "a/\u00E9.yaml", "3", "a/e\u0301.yaml", "4");
    Revision head = fetched(remote.commit("twins", files));
    assertThat(paths(Snapshot.of(source, head, ALL)))
        .containsExactlyInAnyOrderElementsOf(files.keySet());
  }

  @Test
  void ofTwoEntriesWithOneNameTheFirstCountsInListingAndInDifferences() {
    Revision older =
        fetched(
            remote.commitRawTree("one", List.of(RawEntry.file("a", "1"), RawEntry.file("b", "b"))));
    Revision newer =
        fetched(
            remote.commitRawTree(
                "two",
                List.of(
                    RawEntry.file("a", "1"), RawEntry.file("a", "2"), RawEntry.file("b", "b"))));
    Snapshot snapshot = Snapshot.of(source, newer, ALL);
    assertThat(paths(snapshot)).containsExactly("a", "b");
    assertThat(snapshot.skipped()).containsExactly(new SkippedEntry("a", Reason.DUPLICATE));
    assertThat(source.diff(older, newer, ALL).changes()).isEmpty();
    assertThat(source.diff(newer, older, ALL).changes()).isEmpty();
  }

  @Test
  void aTreeThatPretendsToHoldBillionsOfFilesIsRefused() {
    List<RawEntry> level = List.of(RawEntry.file("f", "x"));
    for (int depth = 0; depth < 8; depth++) {
      List<RawEntry> above = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        above.add(RawEntry.folder("d" + i, level));
      }
      level = above;
    }
    String commit = remote.commitRawTree("bomb", level);
    source.close();
    source = open(new SourceLimits(1_000, 64, 255, 1_024));
    Revision head = fetched(commit);
    assertLimit(() -> Snapshot.of(source, head, ALL));
    assertLimit(() -> source.diff(null, head, ALL));
  }

  @Test
  void foldersNestedTooDeepAreRefused() {
    String commit = remote.commit("deep", Map.of("d/".repeat(70) + "f", "x"));
    Revision head = fetched(commit);
    assertLimit(() -> Snapshot.of(source, head, ALL));
    assertLimit(() -> source.diff(null, head, ALL));
  }

  private static void assertLimit(Runnable walk) {
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(walk::run)
        .withMessageContaining("raise the limit")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(SourceException.Reason.LIMIT));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void applyingTheDifferencesToTheOldListingGivesTheNewOne(long seed) {
    Random random = new Random(seed);
    List<String> commits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Map<String, Change> changes = new TreeMap<>();
      for (int j = 0; j < 6; j++) {
        String path = "d" + random.nextInt(3) + "/f" + random.nextInt(8);
        Change change =
            switch (random.nextInt(6)) {
              case 0 -> GitFixture.removed();
              case 1 -> GitFixture.symlink("x" + random.nextInt(3));
              case 2 -> GitFixture.executable("run" + random.nextInt(3));
              default -> GitFixture.file("text" + random.nextInt(5));
            };
        changes.put(path, change);
      }
      commits.add(remote.commitChanges("change " + i, changes));
    }
    source.fetch(ProgressListener.NONE);
    for (String from : commits) {
      for (String to : commits) {
        Revision older = source.resolve(from);
        Revision newer = source.resolve(to);
        Map<String, String> files = Snapshot.of(source, older, ALL).blobs();
        for (FileChange change : source.diff(older, newer, ALL).changes()) {
          assertThat(files.get(change.path())).isEqualTo(change.oldBlob());
          if (change.newBlob() == null) {
            files.remove(change.path());
          } else {
            files.put(change.path(), change.newBlob());
          }
        }
        assertThat(files).isEqualTo(Snapshot.of(source, newer, ALL).blobs());
      }
    }
  }
}
