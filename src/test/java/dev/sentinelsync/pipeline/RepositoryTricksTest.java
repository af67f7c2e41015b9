package dev.sentinelsync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.StoredPage;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.GitFixture.Change;
import dev.sentinelsync.testing.GitFixture.RawEntry;
import dev.sentinelsync.verify.Verification;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a hostile or broken repository can do to the whole pipeline: nothing is written outside the
 * target, no two pages share a file, and afterwards the target equals a clean build.
 */
class RepositoryTricksTest {

  private static final String RULES = "Detections/DnsEvents/";

  /** Names that Windows keeps for itself, with any ending. */
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(?:.*/)?(?:con|prn|aux|nul|com\\d|lpt\\d)(?:\\.[^/]*)?");

  @TempDir Path folder;

  private GitFixture remote;
  private SyncFixture sync;
  private SortedSet<String> outside;

  @BeforeEach
  void makeRemote() {
    remote = GitFixture.create(folder.resolve("remote.git"));
    remote.commit("good", Map.of(RULES + "Good.yaml", rule("Good rule")));
  }

  @AfterEach
  void close() {
    if (sync != null) {
      sync.close();
    }
    remote.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "git"})
  void hostileNamesCostTheirOwnFileOnly(String target) throws IOException {
    open(target);
    List<RawEntry> names = new ArrayList<>();
    for (String name :
        List.of(
            "../../../../outside.yaml",
            "/outside.yaml",
            "..\\outside.yaml",
            "C:\\outside.yaml",
            "bell\u0007.yaml",
            "new\nline.yaml",
            "bidi\u202Elmay.yaml",
            "zero\u200Bwidth.yaml",
            "l".repeat(400) + ".yaml")) {
      names.add(RawEntry.file(name, rule("Hostile")));
    }
    names.add(RawEntry.file(new byte[] {'b', (byte) 0xC3, '(', '.', 'y'}, rule("Hostile")));
    names.add(RawEntry.file("Good.yaml", rule("Good rule")));
    names.add(RawEntry.folder("..", List.of(RawEntry.file("outside.yaml", rule("Hostile")))));
    names.add(RawEntry.folder(".git", List.of(RawEntry.file("config", "[core]"))));
    remote.commitRawTree(
        "hostile",
        List.of(RawEntry.folder("Detections", List.of(RawEntry.folder("DnsEvents", names)))));

    SyncReport report = sync.sync(acceptingRemovals());

    assertThat(report.revisions().to()).isEqualTo(remote.tip());
    assertThat(addresses()).anyMatch(address -> address.contains("good"));
    assertThat(addresses()).noneMatch(address -> address.contains("hostile"));
    assertIntact();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "git"})
  void twinsAndReservedNamesHaveFilesOfTheirOwn(String target) throws IOException {
    open(target);
    Map<String, String> files = new TreeMap<>();
    int number = 0;
    for (String name :
        List.of(
            "CON",
            "con",
            "Con.x",
            "aux",
            "NUL",
            "Lpt1",
            "Twin",
            "TWIN",
            "twin",
            "caf\u00E9",
            "cafe\u0301",
            "CAF\u00C9",
            "a/b",
            "a b",
            ".hidden",
            "..",
            "readme",
            "Stra\u00DFe",
            "STRASSE",
            "\u0130",
            "i\u0307",
            "n".repeat(400),
            "n".repeat(399))) {
      String stem = "Rule" + number++;
      files.put(RULES + stem + ".yaml", rule(name));
      files.put("Parsers/" + stem + "/" + stem + ".yaml", parser(name));
    }
    files.put(RULES + "Twin.yaml", rule("Path twin"));
    files.put(RULES + "twin.yaml", rule("Path twin"));
    files.put(RULES + "TWIN.YAML", rule("Path twin"));
    files.put(RULES + "caf\u00E9.yaml", rule("Path twin"));
    files.put(RULES + "cafe\u0301.yaml", rule("Path twin"));
    files.put(RULES + "con.yaml", rule("Reserved path"));
    remote.commit("twins", files);

    sync.sync(acceptingRemovals());

    List<String> addresses = addresses();
    assertThat(addresses).hasSizeGreaterThan(files.size());
    assertThat(addresses.stream().map(RepositoryTricksTest::folded).toList())
        .doesNotHaveDuplicates();
    assertThat(addresses).noneMatch(address -> RESERVED.matcher(address).matches());
    assertThat(addresses)
        .allSatisfy(address -> assertThat(address.split("/")).noneMatch(p -> p.startsWith(".")));
    assertIntact();
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "git"})
  void linksSubmodulesAndPointersAreNotFollowed(String target) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.yaml"), rule("A secret of the machine"));
    open(target);
    Map<String, Change> changes = new TreeMap<>();
    changes.put(RULES + "Link.yaml", GitFixture.symlink(secret.toString()));
    changes.put("Solutions/Linked", GitFixture.symlink(folder.toString()));
    changes.put(
        "Solutions/Module", GitFixture.submodule("0123456789012345678901234567890123456789"));
    changes.put(
        RULES + "Large.yaml",
        GitFixture.file(
            "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n"
                .formatted("0".repeat(64))));
    remote.commitChanges("links", changes);
    sync.sync(acceptingRemovals());
    assertThat(texts()).noneMatch(text -> text.contains("A secret of the machine"));
    assertIntact();

    remote.commitChanges(
        "files now, and links where files were",
        Map.of(
            RULES + "Link.yaml", GitFixture.file(rule("Once a link")),
            RULES + "Large.yaml", GitFixture.file(rule("Once a pointer")),
            RULES + "Good.yaml", GitFixture.symlink("/etc/passwd")));
    sync.sync(acceptingRemovals());
    assertThat(addresses()).anyMatch(address -> address.contains("once-a-link"));
    assertIntact();
  }

  @Test
  void aBranchMayBeMovedRewrittenDeletedAndMadeAgain() throws IOException {
    open("file");
    String first = remote.tip();
    String second = remote.commit("more", Map.of(RULES + "More.yaml", rule("More")));
    syncTo(second);
    remote.moveTo(first);
    syncTo(first);
    String unrelated = orphan(second);
    syncTo(unrelated);

    remote.deleteBranch("master");
    SyncReport gone = sync.attempt(acceptingRemovals());
    assertThat(gone.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(gone.failure()).contains("branch");
    assertIntact();

    remote.moveTo(second);
    syncTo(second);
  }

  @Test
  void aTreeThatPretendsToBeHugeIsRefusedAndTheSiteStays() throws IOException {
    open("file");
    List<RawEntry> level = List.of(RawEntry.file("f.yaml", rule("Bomb")));
    for (int depth = 0; depth < 12; depth++) {
      List<RawEntry> above = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        above.add(RawEntry.folder("d" + i, level));
      }
      level = above;
    }
    String good = remote.tip();
    remote.commitRawTree("bomb", List.of(RawEntry.folder("Detections", level)));

    SyncReport report = sync.attempt(acceptingRemovals());

    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.failure()).contains("raise the limit");
    assertIntact();
    remote.moveTo(good);
    String after = remote.commit("after", Map.of(RULES + "After.yaml", rule("After")));
    syncTo(after);
  }

  @Test
  void aDamagedCloneIsMadeAnew() throws IOException {
    open("file");
    try (RandomAccessFile pack = new RandomAccessFile(onlyPack().toFile(), "rw")) {
      pack.setLength(pack.length() / 2);
    }
    sync.restart();
    syncTo(remote.commit("after a truncated pack", Map.of(RULES + "A.yaml", rule("A"))));

    try (RandomAccessFile pack = new RandomAccessFile(onlyPack().toFile(), "rw")) {
      pack.seek(pack.length() / 3);
      pack.write(new byte[64]);
    }
    sync.restart();
    String commit = remote.commit("after a broken pack", Map.of(RULES + "B.yaml", rule("B")));
    for (int tries = 0; tries < 3 && !commit.equals(published()); tries++) {
      // The first try may meet the damage only while it reads; the next one mends it.
      sync.attempt(acceptingRemovals());
    }
    assertThat(published()).isEqualTo(commit);
    assertIntact();
  }

  @Test
  void aRemoteThatLacksObjectsIsToldAndTheSiteStays() throws IOException {
    open("file");
    remote.commit("lost", Map.of(RULES + "Lost.yaml", rule("Lost")));
    Path object = looseObject(remote.tip() + ":" + RULES + "Lost.yaml");
    Path kept = Files.move(object, folder.resolve("kept"));

    SyncReport report = sync.attempt(acceptingRemovals());

    assertThat(report.status()).isEqualTo(SyncStatus.FAILED);
    assertThat(report.failure()).isNotBlank();
    assertIntact();
    Files.move(kept, object);
    syncTo(remote.tip());
  }

  private void open(String kind) throws IOException {
    String target = "file:" + folder.resolve("site");
    if (kind.equals("git")) {
      Path site = folder.resolve("site");
      try (var repository = new RepositoryBuilder().setBare().setGitDir(site.toFile()).build()) {
        repository.create(true);
        repository.updateRef(Constants.HEAD).link("refs/heads/site");
      }
      target = "git:" + site.toUri() + "#site";
    }
    sync =
        new SyncFixture(
            folder, TestSites.site(folder, remote.folder().toString(), "navbar", target));
    outside = filesOutside();
    sync.sync(SyncOptions.DEFAULT);
  }

  private void syncTo(String commit) throws IOException {
    assertThat(sync.sync(acceptingRemovals()).revisions().to()).isEqualTo(commit);
    assertThat(published()).isEqualTo(commit);
    assertIntact();
  }

  private String published() {
    return sync.site().target().published().orElseThrow().header().revision();
  }

  private void assertIntact() throws IOException {
    Verification found = sync.verify();
    assertThat(found.differences()).isEmpty();
    assertThat(found.foreign()).isEmpty();
    assertThat(filesOutside()).isEqualTo(outside);
  }

  /** All files but those that the program may write. */
  private SortedSet<String> filesOutside() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(file -> !file.matches("(?:site|clone|targets|remote\\.git|state|kept)\\b.*"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private List<String> addresses() {
    try (Stream<StoredPage> pages = sync.site().target().stored()) {
      return pages.map(StoredPage::path).toList();
    }
  }

  private List<String> texts() {
    return addresses().stream()
        .flatMap(address -> sync.site().target().read(address).stream())
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .toList();
  }

  private static String folded(String address) {
    return Normalizer.normalize(address, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** A commit without parents that has the tree of another. */
  private String orphan(String like) throws IOException {
    ObjectId tree;
    try (RevWalk walk = new RevWalk(remote.repository())) {
      tree = walk.parseCommit(ObjectId.fromString(like)).getTree().getId();
    }
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree);
    commit.setAuthor(new PersonIdent("Eve", "eve@example.org"));
    commit.setCommitter(new PersonIdent("Eve", "eve@example.org"));
    commit.setMessage("another history");
    try (ObjectInserter inserter = remote.repository().newObjectInserter()) {
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      remote.moveTo(id.name());
      return id.name();
    }
  }

  private Path looseObject(String expression) throws IOException {
    String id = remote.repository().resolve(expression).name();
    return remote.folder().resolve("objects").resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  private Path onlyPack() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("clone/objects/pack"))) {
      Path pack = files.filter(file -> file.toString().endsWith(".pack")).findFirst().orElseThrow();
      assertThat(pack.toFile().setWritable(true)).isTrue();
      return pack;
    }
  }

  private static SyncOptions acceptingRemovals() {
    return new SyncOptions(Optional.empty(), false, true, true);
  }

  private static String rule(String name) {
    return """
        id: 0b9b4a3c-4f3e-4c8e-9d6a-1d5b8f0c2a11
        name: "%s"
        kind: Scheduled
        description: A rule of a test.
        severity: Low
        query: DnsEvents | take 1
        """
        .formatted(name);
  }

  private static String parser(String name) {
    return """
        id: 1b9b4a3c-4f3e-4c8e-9d6a-1d5b8f0c2a11
        Function:
          Title: "%s"
          Version: 1.0.0
        FunctionName: "%s"
        FunctionQuery: |
          DnsEvents | take 1
        """
        .formatted(name, name);
  }
}
