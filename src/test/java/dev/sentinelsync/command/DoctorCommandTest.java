package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.state.StateDatabase;
import dev.sentinelsync.state.StateSettings;
import dev.sentinelsync.support.Json;
import dev.sentinelsync.testing.HttpGitRemote;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.PostgresServer;
import dev.sentinelsync.testing.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor} before a real Git server, object store and database. */
class DoctorCommandTest {

  private static final String TOKEN = "git-token-that-nobody-may-see";

  @TempDir Path folder;

  private final SortedMap<String, String> settings = new TreeMap<>();

  @Test
  void allThatIsThereIsFoundAndNothingIsLeftBehind() throws Exception {
    Assumptions.assumeTrue(HttpGitRemote.available(), "git http-backend is not installed");
    try (SampleRepository sample = SampleRepository.create(folder.resolve("served/rules.git"));
        HttpGitRemote remote =
            HttpGitRemote.start(folder.resolve("served")).requireLogin("reader", TOKEN);
        ObjectServer store = S3Server.inProcess()) {
      String bucket = store.newBucket();
      PostgresServer database = PostgresServer.shared();
      set("source", remote.url("rules.git"));
      set("source.schemes", "http");
      set("source.secret-file", write("git-secret", "username=reader\ntoken=" + TOKEN + "\n"));
      set("branch", SampleRepository.BRANCH);
      set("target", store.target(bucket + "/docs", store.endpoint()));
      set("target.secret-file", store.settings(folder).secretFile().toString());
      settings.put("state.url", database.url("postgres"));
      settings.put("state.user", database.user());
      settings.put("state.password-file", write("db-secret", database.password() + "\n"));

      CapturedCommand well = doctor();
      assertThat(well.code()).as(well.out()).isZero();
      assertThat(well.out())
          .contains("branch master is at " + sample.head().name().substring(0, 10))
          .contains("can be reached and written.", "PostgreSQL", "are 0 s apart", "Nothing fails.")
          .doesNotContain(TOKEN);
      assertThat(store.objects(bucket)).isEmpty();
      assertThat(folder.resolve("state")).doesNotExist();

      set(
          "source.secret-file",
          write("git-secret", "username=reader\ntoken=another-" + TOKEN + "\n"));
      set(
          "target.secret-file",
          write("aws", "[default]\naws_access_key_id = a\naws_secret_access_key = other-secret\n"));
      settings.put("state.user", "nobody-at-all");
      CapturedCommand ill = doctor();
      assertThat(ill.code()).isEqualTo(1);
      assertThat(ill.out())
          .containsPattern("(?m)^FAIL source rules .*\\n.*GIT_TOKEN")
          .containsPattern("(?m)^FAIL target rules ")
          .containsPattern("(?m)^FAIL state ")
          .contains("3 checks fail.")
          .doesNotContain(TOKEN, "other-secret");
    }
  }

  @Test
  void whatIsMissingIsSaidWithWhatToDo() throws Exception {
    set("source", folder.resolve("none.git").toString());
    set("target", "file:" + write("a-file", ""));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.put("http.port", String.valueOf(taken.getLocalPort()));
      JsonNode document = Json.MAPPER.readTree(doctor("--json").out());

      CommandJsonTest.requireFits(document, "doctor");
      assertThat(document.path("status").asText()).isEqualTo("FAIL");
      Map<String, String> found = new TreeMap<>();
      document
          .path("checks")
          .forEach(
              check ->
                  found.put(
                      (check.path("check").asText() + " " + check.path("subject").asText()).strip(),
                      check.path("status").asText()));
      assertThat(found)
          .containsEntry("java", "OK")
          .containsEntry("configuration", "OK")
          .containsEntry("state", "OK")
          .containsEntry("source rules", "FAIL")
          .containsEntry("target rules", "FAIL")
          .containsEntry("port webhooks", "FAIL")
          .containsEntry("port management", "OK");
    }
  }

  @Test
  void aStateThatIsInUseIsNoFailure() throws IOException {
    StateSettings state = StateSettings.h2(folder.resolve("state/sentinel-sync"));
    StateDatabase.open(state, Clock.systemUTC()).close();
    try (SampleRepository sample = SampleRepository.create(folder.resolve("rules.git"))) {
      set("source", sample.folder().toString());
    }
    assertThat(doctor().out()).containsPattern("(?m)^OK   state .*, H2, ");

    // As another process does that has it open.
    try (FileChannel file =
            FileChannel.open(
                folder.resolve("state/sentinel-sync.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      CapturedCommand ended = doctor();
      assertThat(ended.code()).as(ended.out()).isZero();
      assertThat(ended.out()).containsPattern("(?m)^WARN state .*has the state database open");
    }
  }

  @Test
  void aConfigurationThatCannotBeReadEndsTheExamination() {
    set("source", "x");
    settings.put("sync.sitess", "rules");
    CapturedCommand ended = doctor();

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.out())
        .contains("FAIL configuration", "sync.sitess is not a known setting")
        .doesNotContain("source rules");
  }

  private void set(String key, String value) {
    settings.put("site.rules." + key, value);
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private CapturedCommand doctor(String... options) {
    settings.put("sync.sites", "rules");
    settings.putIfAbsent("site.rules.target", "file:" + folder.resolve("site"));
    settings.putIfAbsent("http.port", "0");
    settings.putIfAbsent("management.port", "0");
    settings.putIfAbsent("state.folder", folder.resolve("state").toString());
    StringBuilder text = new StringBuilder();
    settings.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      Path file = Files.writeString(folder.resolve("c.properties"), text);
      String[] arguments = new String[options.length + 2];
      arguments[0] = "doctor";
      arguments[1] = "--config=" + file;
      System.arraycopy(options, 0, arguments, 2, options.length);
      return CapturedCommand.execute(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
