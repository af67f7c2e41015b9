package dev.sentinelsync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderAddressTest {

  private final SenderAddress address = new SenderAddress(Set.of("10.0.0.1", "10.0.0.2"));

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, '', 192.0.2.1",
    "192.0.2.1, 203.0.113.9, 192.0.2.1",
    "10.0.0.1, '', 10.0.0.1",
    "10.0.0.1, 203.0.113.9, 203.0.113.9",
    "10.0.0.1, '198.51.100.1, 203.0.113.9', 203.0.113.9",
    "10.0.0.1, '198.51.100.1, 203.0.113.9, 10.0.0.2', 203.0.113.9",
    "10.0.0.1, ' , ', 10.0.0.1"
  })
  void onlyWhatATrustedProxySawIsBelieved(String peer, String forwardedFor, String sender) {
    assertThat(address.of(peer, forwardedFor)).isEqualTo(sender);
  }
}
