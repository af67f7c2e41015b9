package dev.sentinelsync.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.ops.notify.NotificationSettings.Channel;
import dev.sentinelsync.ops.notify.NotificationSettings.Format;
import dev.sentinelsync.service.settings.SecretPlace;
import dev.sentinelsync.support.ProxySettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Delivery to a real server on this machine. */
class DeliveryTest {

  @TempDir Path folder;

  private final List<Duration> waits = new ArrayList<>();
  private final Delivery delivery =
      new Delivery(
          ProxySettings.NONE,
          Delivery.BACKOFF,
          Duration.ofMillis(500),
          Clock.systemUTC(),
          waits::add);
  private Receiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void aMessageArrivesAsItIs() throws Exception {
    delivery.send(receiver.address(), "{\"title\": \"Grüße\"}");

    assertThat(receiver.bodies()).containsExactly("{\"title\": \"Grüße\"}");
    assertThat(waits).isEmpty();
  }

  @Test
  void aReceiverThatIsAwayIsTriedAFewTimes() throws Exception {
    receiver.answering(503, 429);

    delivery.send(receiver.address(), "{}");

    assertThat(receiver.bodies()).hasSize(3);
    assertThat(waits).hasSize(2);
  }

  @Test
  void aReceiverThatStaysAwayIsGivenUp() {
    receiver.answering(500, 500, 500, 500, 500);

    assertThatThrownBy(() -> delivery.send(receiver.address(), "{}"))
        .isInstanceOf(DeliveryException.class)
        .hasMessage("the receiver answered 500");
    assertThat(receiver.bodies()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410})
  void aRefusalIsNotRepeated(int status) {
    receiver.answering(status);

    assertThatThrownBy(() -> delivery.send(receiver.address(), "{}"))
        .hasMessage("the receiver answered " + status);
    assertThat(receiver.bodies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsNotFollowed(int status) {
    receiver.answering(status);

    assertThatThrownBy(() -> delivery.send(receiver.address(), "{}"))
        .hasMessageContaining("redirect");
    assertThat(receiver.paths()).containsExactly("/hook/" + Receiver.SECRET);
  }

  @Test
  void aReceiverThatDoesNotAnswerIsNotWaitedFor() {
    receiver.hold();

    assertThatThrownBy(() -> delivery.send(receiver.address(), "{}"))
        .isInstanceOf(DeliveryException.class)
        .hasMessageNotContaining(Receiver.SECRET);
    assertThat(waits).hasSize(3);
  }

  @Test
  void noFailureTellsTheAddress() {
    URI address = receiver.address();
    receiver.close();

    assertThatThrownBy(() -> delivery.send(address, "{}"))
        .hasMessageStartingWith("the receiver cannot be reached")
        .satisfies(
            failure ->
                assertThat(failure.toString() + failure.getCause())
                    .doesNotContain(Receiver.SECRET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/recognisable",
        "ftp://127.0.0.1/recognisable",
        "file:///recognisable",
        "https:///recognisable",
        "https://user:recognisable@hooks.example.org/",
        "http://127.0.0.1.example.org/recognisable",
        "http://localhost.example.org/recognisable",
        "recognisable",
        "https://hooks.example.org/recognisable with a space"
      })
  void anAddressThatCannotBeUsedIsRefusedWithoutTellingIt(String address) {
    assertThatThrownBy(() -> channel().address(Map.of("URL", address)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the address")
        .hasMessageNotContaining("recognisable")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.org/a?b=c",
        "http://127.0.0.1:8080/",
        "http://localhost/x",
        "http://[::1]:9/x"
      })
  void encryptedAndLocalAddressesAreTaken(String address) {
    assertThat(channel().address(Map.of("URL", address)::get)).isEqualTo(URI.create(address));
  }

  @Test
  void aFileIsReadAgainForEachMessage() throws Exception {
    Path file = Files.writeString(folder.resolve("url"), "https://one.example/\n");
    Channel channel =
        new Channel(
            Format.WEBHOOK, new SecretPlace("notify.url", Optional.empty(), Optional.of(file)));

    assertThat(channel.address(name -> null).getHost()).isEqualTo("one.example");
    Files.writeString(file, "https://two.example/\n");
    assertThat(channel.address(name -> null).getHost()).isEqualTo("two.example");
  }

  private static Channel channel() {
    return new Channel(
        Format.WEBHOOK, new SecretPlace("notify.url", Optional.of("URL"), Optional.empty()));
  }
}
