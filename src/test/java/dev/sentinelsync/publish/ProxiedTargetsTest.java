package dev.sentinelsync.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.publish.targets.Targets;
import dev.sentinelsync.support.ProxySettings;
import dev.sentinelsync.testing.ForwardProxy;
import dev.sentinelsync.testing.ObjectServer;
import dev.sentinelsync.testing.S3Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Object stores through the proxy that the environment names. */
class ProxiedTargetsTest {

  private static final URI STORE = URI.create("http://store.test:9000");

  @TempDir Path folder;

  @Test
  void aBucketIsReachedThroughTheProxy() throws Exception {
    try (ObjectServer server = S3Server.inProcess();
        ForwardProxy proxy =
            ForwardProxy.start().knows(STORE.getHost(), server.endpoint().getPort())) {
      TargetSettings settings =
          server.settings(folder).withProxies(proxies("http://" + proxy.address()));

      try (TargetStore target =
          Targets.open(server.target(server.newBucket() + "/docs", STORE), settings)) {
        target.validate();
      }

      assertThat(proxy.requests()).isNotEmpty().allMatch(line -> line.endsWith(STORE.getHost()));
    }
  }

  @Test
  void aSecureAccountIsReachedThroughATunnel() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "c2VjcmV0LWtleQ==");
    try (ForwardProxy proxy = ForwardProxy.start();
        TargetStore target =
            Targets.open(
                "azblob://account/container",
                TargetSettings.of(folder)
                    .withTimeout(Duration.ofSeconds(1))
                    .withSecretFile(secret)
                    .withProxies(proxies("http://" + proxy.address())))) {
      try {
        target.validate();
      } catch (TargetException e) {
        // The proxy of the test leads nowhere.
        assertThat(e.reason()).isNotEqualTo(TargetException.Reason.AUTHENTICATION);
      }

      assertThat(proxy.requests())
          .isNotEmpty()
          .containsOnly("CONNECT account.blob.core.windows.net:443");
    }
  }

  private static ProxySettings proxies(String address) {
    return ProxySettings.of(Map.of("HTTP_PROXY", address, "HTTPS_PROXY", address)::get);
  }
}
