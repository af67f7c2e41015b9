package dev.sentinelsync.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

  @Test
  void eachSchemeHasItsOwnVariable() {
    ProxySettings proxies =
        ProxySettings.of(
            Map.of("HTTPS_PROXY", "http://secure:3128", "HTTP_PROXY", "plain:8080")::get);

    assertThat(proxy(proxies, "https://example.org/")).isEqualTo("secure:3128");
    assertThat(proxy(proxies, "http://example.org/")).isEqualTo("plain:8080");
    assertThat(proxy(proxies, "ssh://example.org/")).isEqualTo("none");
  }

  @Test
  void oneVariableCountsForBothSchemesUnlessTheyHaveTheirOwn() {
    ProxySettings proxies =
        ProxySettings.of(Map.of("ALL_PROXY", "http://all:8", "http_proxy", "plain:8080")::get);

    assertThat(proxy(proxies, "https://example.org/")).isEqualTo("all:8");
    assertThat(proxy(proxies, "http://example.org/")).isEqualTo("plain:8080");
  }

  @Test
  void theLowerCaseSpellingWins() {
    ProxySettings proxies =
        ProxySettings.of(
            Map.of(
                    "HTTPS_PROXY",
                    "http://upper:1",
                    "https_proxy",
                    "http://lower:2",
                    "NO_PROXY",
                    "a.test",
                    "no_proxy",
                    "b.test")
                ::get);

    assertThat(proxy(proxies, "https://a.test/")).isEqualTo("lower:2");
    assertThat(proxy(proxies, "https://b.test/")).isEqualTo("none");
  }

  @Test
  void withoutVariablesEveryHostIsReachedDirectly() {
    assertThat(proxy(ProxySettings.NONE, "https://example.org/")).isEqualTo("none");
    assertThat(proxy(ProxySettings.of(Map.of("HTTPS_PROXY", " ")::get), "https://example.org/"))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "*, https://example.org/, none",
    "example.org, https://example.org/, none",
    "example.org, https://EXAMPLE.org./, none",
    "example.org, https://git.example.org/, none",
    ".example.org, https://git.example.org/, none",
    "*.example.org, https://git.example.org/, none",
    "example.org, https://notexample.org/, proxy:3128",
    "example.org, https://example.org.evil.test/, proxy:3128",
    "'one.test, example.org', https://example.org/, none",
    "one.test example.org, https://example.org/, none",
    "example.org:8443, https://example.org:8443/, none",
    "example.org:8443, https://example.org/, proxy:3128",
    "example.org:443, https://example.org/, none",
    "192.0.2.7, https://192.0.2.7/, none",
    "192.0.2.7, https://192.0.2.70/, proxy:3128",
    "192.0.2.0/24, https://192.0.2.99/, none",
    "192.0.2.0/25, https://192.0.2.200/, proxy:3128",
    "192.0.2.0/99, https://192.0.2.99/, proxy:3128",
    "0.0.0.0/0, https://198.51.100.1/, none",
    "0.0.0.0/0, https://example.org/, proxy:3128",
    "2001:db8::7, https://[2001:db8::7]/, none",
    "[2001:db8::7]:8443, https://[2001:db8::7]:8443/, none",
    "2001:db8::/32, https://[2001:db8:1::1]/, none",
    "2001:db8::/32, https://[2001:db9::1]/, proxy:3128",
    "'', https://localhost:9000/, none",
    "'', https://127.0.0.1:9000/, none",
    "'', https://[::1]:9000/, none",
    "'', https://example.org/, proxy:3128",
  })
  void exceptionsAreReachedDirectly(String exceptions, String address, String expected) {
    ProxySettings proxies =
        ProxySettings.of(Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", exceptions)::get);

    assertThat(proxy(proxies, address)).isEqualTo(expected);
  }

  @Test
  void theCredentialOfAProxyIsForThatProxyAlone() {
    ProxySettings proxies =
        ProxySettings.of(Map.of("HTTPS_PROXY", "http://me:s%40cret@proxy:3128")::get);

    assertThat(proxies.credential("proxy", 3128).orElseThrow().password()).isEqualTo("s@cret");
    assertThat(proxies.credential("proxy", 3128).orElseThrow().header())
        .isEqualTo("Basic bWU6c0BjcmV0");
    assertThat(proxies.credential("elsewhere", 3128)).isEmpty();
    assertThat(proxies.serverFor(URI.create("https://example.org/")).toString())
        .doesNotContain("s@cret");
    assertThat(proxies.credential("proxy", 3128).toString()).doesNotContain("s@cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socks5://proxy:1080",
        "https://proxy",
        "http:///proxy",
        "http://u:p w@proxy",
        "a b:p"
      })
  void aVariableThatNamesNoHttpProxyIsRefusedWithoutItsValue(String value) {
    assertThatThrownBy(() -> ProxySettings.of(Map.of("https_proxy", value)::get))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HTTPS_PROXY")
        .hasMessageContaining("http://HOST:PORT")
        .hasMessageNotContaining(value)
        .hasNoCause();
  }

  private static String proxy(ProxySettings proxies, String address) {
    Proxy chosen = proxies.selector().select(URI.create(address)).get(0);
    return chosen == Proxy.NO_PROXY
        ? "none"
        : chosen.address().toString().replace("/<unresolved>", "");
  }
}
