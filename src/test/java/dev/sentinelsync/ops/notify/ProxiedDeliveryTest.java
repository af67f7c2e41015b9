package dev.sentinelsync.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.support.Backoff;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.testing.ForwardProxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notifications through the proxy that the environment names. */
class ProxiedDeliveryTest {

  private Receiver receiver;
  private ForwardProxy proxy;

  @BeforeEach
  void open() throws Exception {
    receiver = new Receiver();
    proxy = ForwardProxy.start().knows("hooks.test", receiver.address().getPort());
  }

  @AfterEach
  void close() {
    proxy.close();
    receiver.close();
  }

  @Test
  void aMessageGoesThroughTheProxy() throws Exception {
    delivery(Map.of("HTTP_PROXY", "http://" + proxy.address()))
        .send(URI.create("http://hooks.test/in"), "{}");

    assertThat(receiver.bodies()).containsExactly("{}");
    assertThat(proxy.requests()).containsExactly("POST hooks.test");
  }

  @Test
  void aSecureAddressIsReachedThroughATunnel() {
    Delivery delivery = delivery(Map.of("HTTPS_PROXY", "http://" + proxy.address()));

    // The receiver speaks no TLS, which the client finds behind the tunnel.
    assertThatThrownBy(() -> delivery.send(URI.create("https://hooks.test/in"), "{}"))
        .isInstanceOf(DeliveryException.class);

    assertThat(proxy.requests()).isNotEmpty().containsOnly("CONNECT hooks.test:443");
  }

  @Test
  void aProxyThatDemandsAPasswordGetsIt() throws Exception {
    proxy.demands("Basic bWU6c2VjcmV0");

    delivery(Map.of("http_proxy", "http://me:secret@" + proxy.address()))
        .send(URI.create("http://hooks.test/in"), "{}");

    assertThat(receiver.bodies()).containsExactly("{}");
  }

  @Test
  void anExceptedHostIsReachedDirectly() throws Exception {
    delivery(Map.of("HTTP_PROXY", "http://" + proxy.address(), "NO_PROXY", "127.0.0.1"))
        .send(receiver.address(), "{}");

    assertThat(receiver.bodies()).containsExactly("{}");
    assertThat(proxy.requests()).isEmpty();
  }

  private static Delivery delivery(Map<String, String> environment) {
    return new Delivery(
        ProxySettings.of(environment::get),
        new Backoff(1, Duration.ofMillis(1), Duration.ofMillis(1), 0),
        Duration.ofSeconds(10),
        Clock.systemUTC(),
        time -> {});
  }
}
