package dev.sentinelsync.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.KqlAnalyzer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FilterFieldsTest {

  private final KqlAnalyzer kql = new KqlAnalyzer();

  @Test
  void conditionsOfAllQueriesStandByTableAndField() {
    assertThat(
            filters(
                "Syslog | where Facility in ('authpriv', 'auth')",
                "CommonSecurityLog | where DeviceVendor == 'Acme'"))
        .isEqualTo(
            "CommonSecurityLog.DeviceVendor == \"Acme\" | Syslog.Facility in \"auth,authpriv\"");
  }

  @Test
  void equalitiesOfOneFieldAreOneCondition() {
    assertThat(
            filters(
                "CommonSecurityLog | where DeviceProduct == 'B'",
                "CommonSecurityLog | where DeviceProduct == 'A'"))
        .isEqualTo("CommonSecurityLog.DeviceProduct in \"A,B\"");
  }

  @Test
  void aValueComparedWithoutCaseIsNotRepeatedWithCase() {
    assertThat(
            filters(
                "CommonSecurityLog | where DeviceVendor == 'Acme'",
                "CommonSecurityLog | where DeviceVendor =~ 'ACME'"))
        .isEqualTo("CommonSecurityLog.DeviceVendor =~ \"ACME\"");
  }

  @Test
  void queriesWithoutConditionsGiveNothing() {
    assertThat(filters("Syslog | take 10")).isEmpty();
  }

  private String filters(String... queries) {
    return FilterFields.of(Arrays.stream(queries).map(kql::analyze).toList());
  }
}
