package dev.sentinelsync.site.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingAnchorsTest {

  @ParameterizedTest
  @CsvSource({
    "A, a",
    "🚫 Deprecated Connectors, -deprecated-connectors",
    "Palo Alto PanOS, palo-alto-panos",
    "M365 Defender (EndPoint) / XDR, m365-defender-endpoint--xdr",
    "Über_Log, über_log",
    "#, ''",
  })
  void anchorFollowsTheRuleOfTheHost(String heading, String anchor) {
    assertThat(HeadingAnchors.of(heading)).isEqualTo(anchor);
  }
}
