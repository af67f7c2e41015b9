package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadingAnchorTest {

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
    assertThat(HeadingAnchor.of(heading)).isEqualTo(anchor);
  }
}
