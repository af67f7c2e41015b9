package dev.sentinelsync.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.source.ProgressListener;
import dev.sentinelsync.source.SourceException;
import dev.sentinelsync.source.SourceException.Reason;
import dev.sentinelsync.source.SourceSettings;
import dev.sentinelsync.testing.GitFixture;
import dev.sentinelsync.testing.HostileGitServer;
import dev.sentinelsync.testing.HostileGitServer.PackAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.pack.PackWriter;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a server says or sends: one sentence, a reason, nothing printed, nothing written beside
 * the clone, and the clone keeps its last state until an honest answer comes.
 */
class HostileServerTest {

  private static final String MASTER = "refs/heads/master";

  @TempDir Path temp;
  private GitFixture honest;
  private String first;
  private String second;

  @BeforeEach
  void makeRepository() {
    honest = GitFixture.create(temp.resolve("honest.git"));
    first = honest.commit("first", Map.of("a.txt", "1", "dir/b.txt", "b"));
    second = honest.commit("second", Map.of("a.txt", "2"));
  }

  @AfterEach
  void closeRepository() {
    honest.close();
  }

  /** A pack of the objects that a commit needs, as far as they are chosen. */
  private byte[] pack(String commit, Predicate<RevObject> chosen) throws IOException {
    List<RevObject> objects = new ArrayList<>();
    try (ObjectWalk walk = new ObjectWalk(honest.repository())) {
      walk.markStart(walk.parseCommit(ObjectId.fromString(commit)));
      for (RevObject next = walk.next(); next != null; next = walk.next()) {
        objects.add(next);
      }
      for (RevObject next = walk.nextObject(); next != null; next = walk.nextObject()) {
        objects.add(next);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PackWriter writer = new PackWriter(honest.repository())) {
        writer.preparePack(objects.stream().filter(chosen).iterator());
        NullProgressMonitor silent = NullProgressMonitor.INSTANCE;
        writer.writePack(silent, silent, out);
      }
      return out.toByteArray();
    }
  }

  /** Makes a clone of the first commit. */
  private HostileGitServer server(int version) throws IOException {
    HostileGitServer server = HostileGitServer.start(version);
    server.ref("HEAD", first).ref(MASTER, first).pack(pack(first, object -> true));
    try (SourceRepository source = follow(server, "master")) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(first);
    }
    return server.ref("HEAD", second).ref(MASTER, second);
  }

  private SourceRepository follow(HostileGitServer server, String branch) {
    return SourceRepository.open(
        SourceSettings.of(server.url(), branch, temp.resolve("state/clone.git"))
            .withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(20)),
        name -> null);
  }

  private List<String> filesOutside() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      return files
          .map(file -> temp.relativize(file).toString())
          .filter(file -> !file.startsWith("state/clone.git/"))
          .sorted()
          .toList();
    }
  }

  private String assertFails(HostileGitServer server, String branch, Reason... reasons)
      throws IOException {
    List<String> before = filesOutside();
    PrintStream standardError = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    SourceException failure;
    try (SourceRepository source = follow(server, branch)) {
      failure =
          catchThrowableOfType(SourceException.class, () -> source.fetch(ProgressListener.NONE));
      assertThat(failure).isNotNull();
      assertThat(failure.reason()).as(failure.getMessage()).isIn((Object[]) reasons);
      assertThat(source.head().id()).isEqualTo(first);
    } finally {
      System.setErr(standardError);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(filesOutside()).isEqualTo(before);
    assertThat(failure.getMessage())
        .contains(server.url())
        .doesNotContain("Exception")
        .matches("[^\\p{Cntrl}]+\\.");
    return failure.getMessage();
  }

  private void assertRecovers(HostileGitServer server) throws IOException {
    server.head(MASTER).ref("HEAD", second).ref(MASTER, second).pack(pack(second, any -> true));
    try (SourceRepository source = follow(server, "master")) {
      assertThat(source.fetch(ProgressListener.NONE).revision().id()).isEqualTo(second);
      assertThat(source.read(blob("a.txt"), 10)).asString().isNotEqualTo("1");
    }
  }

  private String blob(String path) throws IOException {
    return honest.repository().resolve(second + ":" + path).name();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void impossibleNamesOfBranchesGoNowhere(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      for (String name :
          List.of(
              "refs/heads/../../../evil",
              "refs/heads/a..b",
              "refs/heads/.hidden",
              "refs/heads/x.lock",
              "/etc/evil",
              "config")) {
        server.head(name).ref(name, second).pack(pack(second, any -> true));
        assertFails(server, "", Reason.REFUSED, Reason.BRANCH_NOT_FOUND);
      }
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void idsThatAreNoneAreRefused(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      for (String id : List.of("no id", "0123", "z".repeat(40), "0".repeat(64), "\u001b[31m")) {
        assertFails(server.ref("HEAD", id).ref(MASTER, id), "master", Reason.REFUSED);
      }
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void packsThatAreNoneAreRefused(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      byte[] whole = pack(second, any -> true);
      byte[] torn = Arrays.copyOf(whole, whole.length / 2);
      byte[] flipped = whole.clone();
      flipped[whole.length / 2] ^= 0x55;
      byte[] noise = "PACK or not, this is none".getBytes(StandardCharsets.US_ASCII);
      for (byte[] bytes : List.of(torn, flipped, noise, new byte[0])) {
        assertFails(
            server.pack(bytes), "master", Reason.CORRUPT, Reason.UNREACHABLE, Reason.REFUSED);
      }
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,a.txt", "2,a.txt", "0,dir/b.txt", "2,dir/b.txt", "0,dir", "2,dir"})
  void aPackWithoutAFileOrFolderIsRefused(int version, String path) throws IOException {
    second = honest.commit("third", Map.of("a.txt", "3", "dir/b.txt", "c"));
    try (HostileGitServer server = server(version)) {
      String lost = blob(path);
      server.pack(pack(second, object -> !object.name().equals(lost)));
      assertThat(assertFails(server, "master", Reason.SOURCE_DAMAGED))
          .contains(lost.substring(0, 8) + " (" + path + "); check it with git fsck.");
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aPackWithoutTheCommitIsRefused(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      server.pack(pack(second, object -> !object.name().equals(second)));
      assertThat(assertFails(server, "master", Reason.SOURCE_DAMAGED))
          .contains("lacks object " + second.substring(0, 8));
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aLoginAskedForBetweenLookAndPackIsAMatterOfCredentials(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      assertFails(server.answer(PackAnswer.UNAUTHORIZED), "master", Reason.AUTHENTICATION);
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aRedirectOfThePackToAnotherHostIsNotFollowed(int version) throws IOException {
    try (HostileGitServer server = server(version);
        HostileGitServer other = HostileGitServer.start(version)) {
      other.ref(MASTER, second).pack(pack(second, any -> true));
      server.elsewhere(other.url().replace("/repository.git", "")).answer(PackAnswer.REDIRECT);
      assertFails(server, "master", Reason.REFUSED);
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aServerThatStallsIsGivenUp(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      assertFails(server.answer(PackAnswer.STALL), "master", Reason.TIMEOUT);
      assertRecovers(server);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aBranchMovedBetweenLookAndFetchIsLookedUpAgain(int version) throws IOException {
    try (HostileGitServer server = server(version)) {
      assertThat(assertFails(server.answer(PackAnswer.NOT_OURS), "master", Reason.MOVED))
          .contains("was moved while it was fetched");
      assertRecovers(server);
    }
  }
}
