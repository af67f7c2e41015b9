package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {

  private static String proxy(Map<String, String> environment, String address) {
    Proxy proxy = new EnvironmentProxies(environment::get, null).select(URI.create(address)).get(0);
    if (proxy.type() == Proxy.Type.DIRECT) {
      return "direct";
    }
    InetSocketAddress at = (InetSocketAddress) proxy.address();
    return at.getHostString() + ":" + at.getPort();
  }

  @Test
  void eachSchemeHasItsVariableAndSmallLettersCountFirst() {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY", "http://proxy.example:3128/",
            "http_proxy", "small.example",
            "HTTP_PROXY", "http://large.example:1");
    assertThat(proxy(environment, "https://github.com/x")).isEqualTo("proxy.example:3128");
    assertThat(proxy(environment, "http://github.com/x")).isEqualTo("small.example:80");
    assertThat(proxy(Map.of("ALL_PROXY", "http://all:8"), "https://a.b/")).isEqualTo("all:8");
    assertThat(proxy(Map.of(), "https://github.com/x")).isEqualTo("direct");
    assertThat(proxy(environment, "socket://github.com:22")).isEqualTo("direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"git.corp", ".corp", "*.corp", "other, GIT.corp:443", "*", "x git.corp"})
  void hostsOfNoProxyAreReachedDirectly(String hosts) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", hosts);
    assertThat(proxy(environment, "https://git.corp/x")).isEqualTo("direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"corp.example", "it.corp", "git.corp:8443", ""})
  void otherHostsAreNot(String hosts) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", hosts);
    assertThat(proxy(environment, "https://git.corp/x")).isEqualTo("p:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://127.0.0.1/x", "https://localhost:8443/", "https://[::1]/"})
  void thisMachineIsReachedDirectly(String address) {
    assertThat(proxy(Map.of("HTTPS_PROXY", "http://p:1"), address)).isEqualTo("direct");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://user:hidden@p:1", "socks5://p:1", "http://", "not a host hidden"})
  void whatIsNoProxyIsRefusedWithoutShowingIt(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EnvironmentProxies(Map.of("HTTPS_PROXY", value)::get, null))
        .withMessageStartingWith("HTTPS_PROXY of the environment")
        .withMessageNotContaining("hidden");
  }
}
