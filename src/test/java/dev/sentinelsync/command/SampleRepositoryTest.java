package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.junit.MockSystemReader;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {

  private static final String BROKEN_RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallAdminLogon.yaml";
  private static final String DEMO_RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallBeaconing.yaml";

  @TempDir Path temp;

  @Test
  void twoRunsMakeTheSameCommits() throws IOException {
    try (SampleRepository first = SampleRepository.create(temp.resolve("first"));
        SampleRepository second = SampleRepository.create(temp.resolve("second"))) {
      assertThat(history(first)).hasSize(5).isEqualTo(history(second));
      assertThat(first.commitDemoChange())
          .isNotEqualTo(history(second).get(0))
          .isEqualTo(second.commitDemoChange());
    }
  }

  @Test
  void theUsersGitConfigurationHasNoSay() throws Exception {
    ObjectId expected;
    try (SampleRepository plain = SampleRepository.create(temp.resolve("plain"))) {
      expected = plain.head();
    }
    SystemReader before = SystemReader.getInstance();
    MockSystemReader opinionated = new MockSystemReader();
    opinionated.getUserConfig().setString("init", null, "defaultBranch", "trunk");
    opinionated.getUserConfig().setString("user", null, "name", "Somebody Else");
    opinionated.getUserConfig().setBoolean("commit", null, "gpgSign", true);
    opinionated.getUserConfig().setString("core", null, "autocrlf", "true");
    SystemReader.setInstance(opinionated);
    try (SampleRepository configured = SampleRepository.create(temp.resolve("configured"))) {
      assertThat(configured.head()).isEqualTo(expected);
      assertThat(configured.folder().resolve("HEAD")).hasContent("ref: refs/heads/master");
    } finally {
      SystemReader.setInstance(before);
    }
  }

  @Test
  void theRepositoryOnDiskHoldsEveryFileUnderItsExactName() throws IOException {
    try (SampleRepository sample = SampleRepository.create(temp.resolve("sample.git"))) {
      Map<String, byte[]> stored = treeOf(sample, sample.head());
      assertThat(stored.keySet()).containsExactlyElementsOf(sample.files().keySet());
      stored.forEach((path, bytes) -> assertThat(bytes).isEqualTo(sample.files().get(path)));
      assertThat(stored)
          .containsKeys(
              "Solutions/Keystead Identity/Analytic Rules/Keystead Token & Session Reuse.yaml",
              "Solutions/Keystead Identity/Analytic Rules/KeysteadMfaFatigue (Preview).yaml",
              "Solutions/Northwall Firewall/images/log flow.svg");
    }
  }

  @Test
  void thePackagedJarGivesTheSameRepositoryAsTheClassesFolder() throws IOException {
    Path jar = temp.resolve("a folder with blanks/sentinel sync.jar");
    URL historyFile = SampleHistory.class.getResource("/sample-repository/history.yaml");
    packInto(jar, Path.of(URI.create(historyFile.toString())).getParent());
    URL inJar = new URL("jar:" + jar.toUri() + "!/sample-repository/history.yaml");

    try (SampleRepository fromFolder = SampleRepository.create(temp.resolve("folder.git"));
        SampleRepository fromJar =
            SampleRepository.create(temp.resolve("jar.git"), SampleHistory.read(inJar))) {
      assertThat(history(fromJar)).isEqualTo(history(fromFolder));
      // the jar was closed and can be read again
      assertThat(SampleHistory.read(inJar).commits()).hasSize(5);
    }
  }

  @Test
  void theBrokenRuleWasReadableInAnEarlierCommit() throws IOException {
    try (SampleRepository sample = SampleRepository.create(temp.resolve("sample.git"))) {
      List<ObjectId> commits = history(sample);
      assertThat(text(treeOf(sample, commits.get(2)).get(BROKEN_RULE))).contains("\nstatus:");
      assertThat(text(treeOf(sample, commits.get(1)).get(BROKEN_RULE))).contains("\n status:");
    }
  }

  @Test
  void theSecondCommitMovesARuleIntoASolutionAndRenamesAQuery() throws IOException {
    try (SampleRepository sample = SampleRepository.create(temp.resolve("sample.git"))) {
      List<ObjectId> commits = history(sample);
      Map<String, byte[]> first = treeOf(sample, commits.get(4));
      Map<String, byte[]> second = treeOf(sample, commits.get(3));

      String hunting = "Solutions/Keystead Identity/Hunting Queries/";
      assertThat(first).containsKey(hunting + "Rare consent.yaml");
      assertThat(second).doesNotContainKey(hunting + "Rare consent.yaml");
      assertThat(second.get(hunting + "KeysteadRareConsent.yaml"))
          .isEqualTo(first.get(hunting + "Rare consent.yaml"));
      String stub = "Detections/CommonSecurityLog/VpnSignInNewCountry.yaml";
      assertThat(text(first.get(stub))).contains("query:");
      assertThat(text(second.get(stub))).contains("moved to new location").doesNotContain("query:");
      assertThat(second)
          .containsKey("Solutions/Northwall Firewall/Analytic Rules/VpnSignInNewCountry.yaml");
    }
  }

  @Test
  void theDemoChangesSeverityAndQueryOfOneRuleAlone() throws IOException {
    try (SampleRepository sample = SampleRepository.create(temp.resolve("sample.git"))) {
      SortedMap<String, byte[]> before = sample.files();
      sample.commitDemoChange();
      SortedMap<String, byte[]> after = sample.files();

      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(after.keySet().stream().filter(path -> differs(path, before, after)))
          .containsExactly(DEMO_RULE);
      assertThat(text(before.get(DEMO_RULE)))
          .contains("severity: Medium")
          .doesNotContain("ThreatIntelIndicators");
      assertThat(text(after.get(DEMO_RULE))).contains("severity: High", "ThreatIntelIndicators");
    }
  }

  @Test
  void aCommitOfOnesOwnAddsChangesAndRemoves() throws IOException {
    try (SampleRepository sample = SampleRepository.create(temp.resolve("sample.git"))) {
      ObjectId parent = sample.head();
      byte[] rule = "name: New\n".getBytes(StandardCharsets.UTF_8);
      ObjectId commit =
          sample.commit(
              Map.of("Detections/New/Größe & (so on).yaml", rule), List.of(DEMO_RULE), "x");

      Map<String, byte[]> stored = treeOf(sample, commit);
      assertThat(stored).doesNotContainKey(DEMO_RULE);
      assertThat(stored.get("Detections/New/Größe & (so on).yaml")).isEqualTo(rule);
      assertThat(history(sample)).startsWith(commit, parent);
      assertThatThrownBy(() -> sample.commit(Map.of(), List.of(DEMO_RULE), "again"))
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("NorthwallBeaconing.yaml");
      assertThat(sample.head()).isEqualTo(commit);
    }
  }

  @Test
  void aFolderThatHoldsSomethingIsRefused() throws IOException {
    Path occupied = Files.createDirectory(temp.resolve("occupied"));
    Files.writeString(occupied.resolve("thesis.txt"), "precious");
    assertThatThrownBy(() -> SampleRepository.create(occupied))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("not empty");
    assertThat(occupied).isDirectoryContaining("glob:**/thesis.txt");
  }

  private static boolean differs(
      String path, Map<String, byte[]> before, Map<String, byte[]> after) {
    return !Arrays.equals(before.get(path), after.get(path));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Commit ids, newest first, as another program would read them from the folder. */
  private static List<ObjectId> history(SampleRepository sample) throws IOException {
    try (Repository repository = open(sample);
        RevWalk walk = new RevWalk(repository)) {
      walk.sort(RevSort.TOPO);
      walk.markStart(walk.parseCommit(repository.resolve("refs/heads/master")));
      List<ObjectId> ids = new ArrayList<>();
      for (RevCommit commit : walk) {
        ids.add(commit.copy());
      }
      return ids;
    }
  }

  private static SortedMap<String, byte[]> treeOf(SampleRepository sample, ObjectId commit)
      throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (Repository repository = open(sample);
        RevWalk revisions = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.setRecursive(true);
      tree.addTree(revisions.parseCommit(commit).getTree());
      while (tree.next()) {
        files.put(tree.getPathString(), repository.open(tree.getObjectId(0)).getBytes());
      }
    }
    return files;
  }

  private static Repository open(SampleRepository sample) throws IOException {
    return new RepositoryBuilder().setGitDir(sample.folder().toFile()).setMustExist(true).build();
  }

  /** Packs the sample as the jar plugin would, with directory entries. */
  private static void packInto(Path jar, Path sample) throws IOException {
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out);
        Stream<Path> walk = Files.walk(sample)) {
      for (Path path : walk.sorted().toList()) {
        String name = sample.getParent().relativize(path).toString().replace('\\', '/');
        zip.putNextEntry(new ZipEntry(Files.isDirectory(path) ? name + "/" : name));
        if (Files.isRegularFile(path)) {
          Files.copy(path, zip);
        }
        zip.closeEntry();
      }
    }
  }
}
