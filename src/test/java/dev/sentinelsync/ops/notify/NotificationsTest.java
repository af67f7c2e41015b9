package dev.sentinelsync.ops.notify;

import static dev.sentinelsync.ops.OperatedService.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.ops.OperatedService;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole service that tells a real receiver of its failures. */
class NotificationsTest {

  /** A person must mend that, so it is not tried again. */
  private static final int NOT_FOUND = 404;

  private static final int AWAY = 503;
  private static final int WELL = 0;

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;

  private Receiver receiver;
  private OperatedService service;

  @BeforeEach
  void setUp() throws Exception {
    receiver = new Receiver();
    service =
        OperatedService.in(folder)
            .variable("SENTINEL_SYNC_NOTIFY_URL", receiver.address().toString());
    service
        .fixture()
        .set("notify.to", "webhook")
        .set("notify.link", "https://sync.example/")
        // So that nothing is tried but what the test asks for.
        .set("retry.first", "1h")
        .set("retry.cap", "1h");
  }

  @AfterEach
  void tearDown() {
    receiver.release();
    if (service != null) {
      service.close();
    }
    receiver.close();
  }

  @Test
  void aFailureIsToldOnceAndNotWhileARetryIsPendingAndSoIsTheRecovery() {
    service.start().awaitPublished();
    sync(AWAY);
    sync(AWAY);
    sync(NOT_FOUND);
    sync(NOT_FOUND);
    sync(WELL);
    sync(WELL);
    sync(NOT_FOUND);

    // The third message shows that no other came before it: there is one thread for all.
    awaitMessages("failure", "recovery", "failure");
    JsonNode first = message(0);
    assertThat(first.path("site").asText()).isEqualTo("rules");
    assertThat(first.path("status").asText()).isEqualTo("FAILED");
    assertThat(first.path("text").asText()).isNotEmpty();
    assertThat(first.path("runs").asInt()).as("two that were tried again before").isEqualTo(3);
    assertThat(first.path("link").asText()).isEqualTo("https://sync.example/");
    assertThat(message(1).path("runs").asInt()).isEqualTo(4);
    assertThat(message(2).path("runs").asInt()).isEqualTo(1);
  }

  @Test
  void whoTakesOverKnowsWhatWasSaid() {
    service.start().awaitPublished();
    sync(NOT_FOUND);
    awaitMessages("failure");

    service.stop();
    service.start();
    awaitRuns(3);
    sync(NOT_FOUND);
    sync(WELL);

    awaitMessages("failure", "recovery");
    assertThat(message(1).path("runs").asInt()).isEqualTo(3);
  }

  @Test
  void aReceiverThatHangsHoldsUpNoSync() {
    service.start().awaitPublished();
    receiver.hold();
    sync(NOT_FOUND);
    await().atMost(PATIENCE).until(() -> receiver.bodies().size() == 1);

    String commit = service.fixture().push("While the receiver hangs");
    sync(WELL);

    assertThat(service.control().site("rules").orElseThrow().revisions().published())
        .isEqualTo(commit);
  }

  @Test
  void filesThatCannotBeReadAreToldOfWhereThatIsWanted() {
    service.fixture().set("notify.rejected-files", "true");
    service.start().awaitPublished();
    service
        .fixture()
        .commit("Break it", Map.of("Detections/DnsEvents/Broken.yaml", "name: [never closed"));
    sync(WELL);

    awaitMessages("files-rejected");
    assertThat(message(0).path("title").asText()).isEqualTo("rules is unstable: 1 file unreadable");
    assertThat(message(0).path("files").get(0).asText())
        .matches("Detections/DnsEvents/Broken\\.yaml:\\d+: The YAML cannot be read.*");
  }

  /** One run against a remote that answers so. */
  private void sync(int answer) {
    service.fixture().remote().answer(answer);
    int before = service.control().runs("rules", 100).size();
    service.control().requestSync("rules", false, false);
    awaitRuns(before + 1);
  }

  private void awaitRuns(int runs) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                service.control().runs("rules", 100).stream()
                            .filter(run -> run.times().finishedAt() != null)
                            .count()
                        == runs
                    && !service.control().site("rules").orElseThrow().busy());
  }

  private void awaitMessages(String... kinds) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(receiver.bodies()).hasSameSizeAs(kinds));
    assertThat(messages()).extracting(body -> body.path("kind").asText()).containsExactly(kinds);
  }

  private JsonNode message(int place) {
    return messages().get(place);
  }

  private List<JsonNode> messages() {
    return receiver.bodies().stream().map(NotificationsTest::parsed).toList();
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(body, e);
    }
  }
}
