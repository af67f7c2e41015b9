package dev.sentinelsync.kql.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.names.KqlAnalyzer;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryMeaningTest {

  private static final KqlAnalyzer ANALYZER = new KqlAnalyzer();

  private static QueryMeaning meaning(String query) {
    return new QueryMeaning().add(query, ANALYZER.analyze(query));
  }

  private static List<QueryDifference> differences(String before, String after) {
    return meaning(before).differencesTo(meaning(after));
  }

  private static QueryDifference one(
      Aspect aspect, String subject, List<String> lost, List<String> gained) {
    return new QueryDifference(aspect, subject, lost, gained);
  }

  @Test
  void whiteSpaceCommentsAndQuotesAreNoDifference() {
    assertThat(meaning("T|where X=='a' // why").isSameText(meaning("T\n| where X == \"a\"")))
        .isTrue();
    assertThat(meaning("T | where X == 'a'").isSameText(meaning("T | where X == 'A'"))).isFalse();
  }

  @Test
  void tablesFunctionsAndWatchlists() {
    assertThat(differences("A | union B | take 1", "A | union (_GetWatchlist('w')) | take 1"))
        .containsExactly(
            one(Aspect.TABLES, "", List.of("B"), List.of()),
            one(Aspect.FUNCTIONS, "", List.of(), List.of("_GetWatchlist")),
            one(Aspect.WATCHLISTS, "", List.of(), List.of("w")));
  }

  @Test
  void constantsPerColumnAndOperatorThroughVariables() {
    assertThat(
            differences(
                "let ids = dynamic(['1', '2']); T | where tostring(E.Id) in (ids) and X == true",
                "let ids = dynamic(['1', '3']); T | where tostring(E.Id) in (ids) and X == false"))
        .containsExactly(
            one(Aspect.LITERALS, "X ==", List.of("true"), List.of("false")),
            one(Aspect.LITERALS, "tostring(E.Id) in", List.of("2"), List.of("3")));
  }

  @Test
  void truthValuesOfFunctionsAndPaths() {
    assertThat(
            differences(
                "T | where ipv4_is_private(Ip) == FALSE and E.On != true | take 1",
                "T | where ipv4_is_private(Ip) == true and E.On != bool(true) | take 1"))
        .containsExactly(
            one(Aspect.LITERALS, "ipv4_is_private(Ip) ==", List.of("false"), List.of("true")));
    assertThat(differences("T | where E.On | take 1", "T | where E.On == false | take 1"))
        .containsExactly(one(Aspect.LITERALS, "E.On ==", List.of(), List.of("false")));
  }

  @Test
  void thresholdsAndSpansOfTime() {
    assertThat(
            differences(
                "let n = 5; T | where TimeGenerated > ago(1d) | summarize count() by"
                    + " bin(TimeGenerated, 1h) | where count_ > n",
                "let n = 9; T | where TimeGenerated > ago(2d) | summarize count() by"
                    + " bin(TimeGenerated, 1h) | where count_ > n"))
        .containsExactly(
            one(Aspect.THRESHOLDS, "count_ >", List.of("5"), List.of("9")),
            one(Aspect.TIMESPANS, "ago", List.of("1d"), List.of("2d")));
  }

  @Test
  void kindsOfJoinsAndColumns() {
    assertThat(
            differences(
                "A | join (B) on X | project X, Y = tostring(Z)",
                "A | join kind=inner (B) on X | project X, W"))
        .containsExactly(
            one(Aspect.FUNCTIONS, "", List.of("tostring"), List.of()),
            one(Aspect.JOINS, "join", List.of("innerunique"), List.of("inner")),
            one(Aspect.COLUMNS, "project", List.of("Y"), List.of("W")));
  }

  @Test
  void aQueryWithAnErrorIsNotReadable() {
    assertThat(meaning("T | where (X ==").isReadable()).isFalse();
    assertThat(meaning("T | where X == 1").isReadable()).isTrue();
  }
}
