package dev.sentinelsync.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.names.KqlAnalyzer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of matches of analysis rules 10.2, and what a condition that excludes says. */
class FilterValuesTest {

  @ParameterizedTest(name = "connector: {0}; item: {1}; match: {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "true; DeviceVendor == 'A'; true",
        "DeviceVendor == 'A'; DeviceVendor in ('A', 'B'); true",
        "DeviceVendor == 'A'; DeviceVendor == 'B'; false",
        "DeviceProduct == 'P'; DeviceVendor == 'A'; false",
        "DeviceVendor == 'ACME'; DeviceVendor has 'acme'; true",
        "DeviceVendor in ('A', 'B'); DeviceVendor == 'A'; false",
        "DeviceVendor == 'A'; DeviceVendor != 'A'; false",
        "DeviceVendor != 'A'; DeviceVendor == 'B'; true",
        "DeviceVendor == 'A' and DeviceProduct == 'P'; DeviceVendor == 'A'; false",
        "DeviceVendor == 'A'; true; false",
      })
  void anItemCoversAConnectorThatBringsNothingElse(
      String connector, String item, boolean expected) {
    assertThat(of(item).cover(of(connector), "commonsecuritylog")).isEqualTo(expected);
  }

  @Test
  void tablesAreThoseWithConditions() {
    assertThat(of("DeviceVendor == 'A'").tables()).containsExactly("commonsecuritylog");
    assertThat(of("DeviceVendor != 'A'").tables()).isEmpty();
  }

  private static FilterValues of(String condition) {
    return FilterValues.of(
        List.of(new KqlAnalyzer().analyze("CommonSecurityLog | where " + condition)));
  }
}
