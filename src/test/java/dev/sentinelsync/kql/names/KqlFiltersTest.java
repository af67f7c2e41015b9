package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of well-known fields with constants (analysis rules 10.1). */
class KqlFiltersTest {

  private static String filters(String query) {
    QueryReferences references = new KqlAnalyzer().analyze(query);
    assertThat(references.diagnostics()).isEmpty();
    return references.filters().stream()
        .map(
            filter ->
                "%s.%s %s %s"
                    .formatted(
                        filter.table(),
                        filter.field(),
                        filter.operator(),
                        String.join(",", filter.values())))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          CommonSecurityLog | where devicevendor == 'A' ¦ CommonSecurityLog.DeviceVendor == A
          CommonSecurityLog | where DeviceProduct <> 'A' ¦ CommonSecurityLog.DeviceProduct <> A
          CommonSecurityLog | where DeviceEventClassID has_any ('A', 'B') ¦ CommonSecurityLog.DeviceEventClassID has_any A,B
          commonsecuritylog | where DeviceVendor =~ 'A' ¦ commonsecuritylog.DeviceVendor =~ A
          _Im_Dns | where EventVendor == 'A' ¦ _Im_Dns.EventVendor == A
          _Im_Dns() | where EventVendor == 'A' ¦ _Im_Dns.EventVendor == A
          AzureActivity | where ResourceProvider startswith 'A' ¦ AzureActivity.ResourceProvider startswith A
          union AzureActivity, AzureDiagnostics | where ResourceProvider == 'A' ¦ AzureDiagnostics.ResourceProvider == A
          Event | where Source matches regex 'A' ¦ Event.Source matches regex A
          Event | where EventLog !contains 'A' ¦ Event.EventLog !contains A
          Event | where EventID == 1 ¦ Event.EventID == 1
          Event | where EventID in (1, 2, 'x') ¦ Event.EventID in 1,2,x
          Event | where EventID has 1 ¦ ``
          Event | where EventID > 1 ¦ ``
          Syslog | where Facility == 1 ¦ ``
          Syslog | where ProcessName == '' or ProcessName == ' ' ¦ ``
          Syslog | where ProcessName == '{Name}' ¦ ``
          Syslog | where ProcessName in ('{Name}', 'a') ¦ Syslog.ProcessName in a
          Syslog | where not(ProcessName == 'a') ¦ Syslog.ProcessName != a
          Syslog | where not(ProcessName != 'a') ¦ Syslog.ProcessName == a
          Syslog | where not(ProcessName <> 'a') ¦ Syslog.ProcessName == a
          Syslog | where not(ProcessName =~ 'a') ¦ Syslog.ProcessName !~ a
          Syslog | where not(ProcessName in ('a')) ¦ Syslog.ProcessName !in a
          Syslog | where not(ProcessName !in~ ('a')) ¦ Syslog.ProcessName in~ a
          Syslog | where not(not(ProcessName == 'a')) ¦ Syslog.ProcessName == a
          Syslog | where not((ProcessName == 'a' and Facility has 'b')) ¦ Syslog.ProcessName != a; Syslog.Facility !has b
          Syslog | where iff(ProcessName == 'a', true, false) ¦ ``
          Syslog | where x.ProcessName == 'a' ¦ ``
          Syslog | where ProcessName == tolower('a') ¦ ``
          let n = 'a'; Syslog | where ProcessName == n ¦ Syslog.ProcessName == a
          let n = strcat('a', 'b'); Syslog | where ProcessName == n ¦ Syslog.ProcessName == ab
          let n = ago(1d); Syslog | where ProcessName == n ¦ ``
          let n = datatable(x:string)['a', 'b']; Syslog | where ProcessName in (n) ¦ Syslog.ProcessName in a,b
          let n = datatable(x:string, y:string)['a', 'b']; Syslog | where ProcessName in (n) ¦ ``
          Syslog | where ProcessName in (dynamic(['a', 1])) ¦ Syslog.ProcessName in a,1
          Syslog | where ProcessName in (b) ¦ ``
          Syslog | where ProcessID == 5 ¦ Syslog.ProcessID == 5
          AWSCloudTrail | where EventName == 'a' ¦ AWSCloudTrail.EventName == a
          EmailEvents | where ActionType == 'a' ¦ EmailEvents.ActionType == a
          AADFoo | where OperationName == 'a' ¦ AADFoo.OperationName == a
          OfficeActivity | where RecordType == 1 and OfficeWorkload == 'a' ¦ OfficeActivity.RecordType == 1; OfficeActivity.OfficeWorkload == a
          WindowsEvent | where Provider == 'a' ¦ WindowsEvent.Provider == a
          search in (Syslog) Facility == 'a' ¦ Syslog.Facility == a
          find in (Syslog) where Facility == 'a' ¦ Syslog.Facility == a
          Syslog | where Facility == 'a' | where Facility == 'a' ¦ Syslog.Facility == a
          T | where Facility == 'a' | join Syslog on b ¦ Syslog.Facility == a
          """)
  void aComparisonWithConstantsIsAFilter(String query, String filters) {
    assertThat(filters(query)).isEqualTo(filters);
  }

  @Test
  void longListsAreCut() {
    String values =
        IntStream.range(0, 300).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
    assertThat(filters("Syslog | where Facility in (" + values + ")")).endsWith(",v255");
    assertThat(filters("let v = dynamic([" + values + "]); Syslog | where Facility in (v)"))
        .endsWith(",v255");
  }

  @Test
  void tooManyFiltersAreCut() {
    String predicate =
        IntStream.range(0, 1_200)
            .mapToObj(i -> "Facility == 'f" + i + "'")
            .collect(Collectors.joining(" or "));
    assertThat(filters("Syslog | where " + predicate).split("; ")).hasSize(1_000);
  }
}
