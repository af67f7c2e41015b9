package dev.sentinelsync.catalog.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.names.KqlAnalyzer;
import java.util.Arrays;
import java.util.List;
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
  void conditionsThatAnotherOneImpliesAreLeftOut() {
    assertThat(
            filters(
                "Syslog | where SyslogMessage has_all ('deny', 'tcp', 'inside')",
                "Syslog | where SyslogMessage has_all ('deny', 'tcp')",
                "Syslog | where SyslogMessage has_all ('tcp', 'outside')"))
        .as("few words that must all be there are met by texts that have more of them")
        .isEqualTo(
            "Syslog.SyslogMessage has_all \"deny,tcp\""
                + " | Syslog.SyslogMessage has_all \"outside,tcp\"");
    assertThat(
            filters(
                "Syslog | where SyslogMessage has_any ('a', 'b')",
                "Syslog | where SyslogMessage has_any ('c', 'b', 'a')",
                "Syslog | where SyslogMessage has_any ('b', 'd')"))
        .isEqualTo("Syslog.SyslogMessage has_any \"a,b,c\" | Syslog.SyslogMessage has_any \"b,d\"");
    assertThat(
            filters(
                "Syslog | where SyslogMessage has_cs 'Deny'",
                "Syslog | where SyslogMessage has 'Deny'",
                "Syslog | where SyslogMessage startswith_cs 'Deny'"))
        .isEqualTo(
            "Syslog.SyslogMessage has \"Deny\" | Syslog.SyslogMessage startswith_cs \"Deny\"");
  }

  @Test
  void aTableIsOneHoweverQueriesSpellIt() {
    assertThat(
            filters("Syslog | where Facility == 'auth'", "syslog | where Facility == 'authpriv'"))
        .isEqualTo("Syslog.Facility in \"auth,authpriv\"");
  }

  @Test
  void whatAsimParsersFillIsNoConditionOfTheirs() {
    String query = "ASimDnsActivityLogs | where EventVendor == 'Acme' and EventType == 'Query'";
    SourceFile parser =
        new SourceFile(
            "p", null, "", "", null, List.of(kql.analyze(query)), List.of(), SourceFile.Kept.NONE);

    assertThat(FilterFields.of(parser))
        .isEqualTo(
            "ASimDnsActivityLogs.EventType == \"Query\""
                + " | ASimDnsActivityLogs.EventVendor == \"Acme\"");
    assertThat(FilterFields.ofAsimParser(parser))
        .isEqualTo("ASimDnsActivityLogs.EventType == \"Query\"");
  }

  @Test
  void queriesWithoutConditionsGiveNothing() {
    assertThat(filters("Syslog | take 10")).isEmpty();
  }

  private String filters(String... queries) {
    return FilterFields.of(Arrays.stream(queries).map(kql::analyze).toList());
  }
}
