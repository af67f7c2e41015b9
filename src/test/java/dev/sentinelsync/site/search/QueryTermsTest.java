package dev.sentinelsync.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.ContentQuery;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueryTermsTest {

  private static List<String> terms(String query) {
    return QueryTerms.of(List.of(new ContentQuery(query, 1, List.of())));
  }

  @Test
  void namesLiteralsAndEventIdsAreTerms() {
    assertThat(
            terms(
                "// a comment\nSecurityEvent | where EventID == 4625 and Process has 'PsExec.exe'"
                    + " | join (CiscoAsa()) on tolower(Host) | take 5"))
        .containsExactlyInAnyOrder(
            "securityevent",
            "security",
            "event",
            "eventid",
            "process",
            "ciscoasa",
            "cisco",
            "asa",
            "host",
            "4625",
            "psexec.exe",
            "exec",
            "exe");
  }

  @Test
  void aGuidIsItsFirstEightDigits() {
    assertThat(terms("T | where Id == 'f948a32f-226c-4116-bddd-d95e91d97eb9'"))
        .contains("f948a32f")
        .doesNotContain("226c");
  }

  @Test
  void ofManyLiteralsIndicatorsComeFirst() {
    String many =
        IntStream.range(0, 400)
            .mapToObj(i -> "'word%03d'".formatted(i))
            .collect(Collectors.joining(","));

    List<String> terms = terms("T | where A in (" + many + ",'185.220.101.1')");

    assertThat(terms).contains("185.220.101.1", "word000", "word298").doesNotContain("word299");
  }

  @Test
  void aQueryThatCannotBeReadStillHasTerms() {
    assertThat(terms("SigninLogs | where ((( 'unclosed")).contains("signinlogs", "unclosed");
  }
}
