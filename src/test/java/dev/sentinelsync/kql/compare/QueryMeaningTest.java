package dev.sentinelsync.kql.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.names.KqlAnalyzer;
import dev.sentinelsync.kql.syntax.KqlLimits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** What a query means of one side, as subject and values. */
  private static String side(Aspect aspect, String query) {
    return meaning("").differencesTo(meaning(query)).stream()
        .filter(difference -> difference.aspect() == aspect)
        .peek(difference -> assertThat(difference.lost()).isEmpty())
        .map(difference -> difference.subject() + "=" + String.join(",", difference.gained()))
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          FUNCTIONS  ¦ let f = () { T | extend a = g(h(1)) }; f()     ¦ =f,g,h
          FUNCTIONS  ¦ T | where a in (f(1)) or (g(b) and not(c))      ¦ =f,g,not
          FUNCTIONS  ¦ T | summarize n = f(a) by b[g(1)].h(2)          ¦ =f,g,h
          FUNCTIONS  ¦ T | join (U | extend a = f()) on $left.x == g() ¦ =f,g
          FUNCTIONS  ¦ find in (T) where f(a) and g(b)                 ¦ =f,g
          FUNCTIONS  ¦ T | invoke f(g()) | evaluate h(i())             ¦ =f,g,h,i
          FUNCTIONS  ¦ T | mv-apply a = f(b) on (where g(a))           ¦ =f,g
          FUNCTIONS  ¦ T | extend a = toscalar(U | summarize f())      ¦ =f
          FUNCTIONS  ¦ macro-expand entity_group [cluster('c')] as s (s.T | where f(a)) ¦ =f
          FUNCTIONS  ¦ declare pattern p = (a:string)[b:string] { ('x').['y'] = { T | where f(1) }; }; p('x').y ¦ =f,p
          LITERALS   ¦ T | where (a) == 'x' and f(b, c) != 'y'         ¦ a ===x; f(b) !==y
          LITERALS   ¦ T | where f() == 'x' and f(1, d) == 'y'         ¦ f() ===x; f(d) ===y
          LITERALS   ¦ T | where a.b['c'].d has_any ('x', ('y'), 3)    ¦ a.b.d has_any=3,x,y
          LITERALS   ¦ T | where a == b and 'x' == 'y' and a[0] == c   ¦ ``
          LITERALS   ¦ let v = ('x'); T | where a == v                 ¦ a ===x
          LITERALS   ¦ let v = b; T | where a == v                     ¦ ``
          LITERALS   ¦ T | where a == guid(00000000-0000-0000-0000-000000000000) ¦ a ===guid(00000000-0000-0000-0000-000000000000)
          LITERALS   ¦ T | where a == bool(false)                      ¦ a ===false
          THRESHOLDS ¦ T | where a < 1 and b <= 2 and c > 3 and d >= 4 ¦ a <=1; b <==2; c >=3; d >==4
          TIMESPANS  ¦ let span = 1d; T | where f(ago(2h), 3m)         ¦ ago=2h; f=3m; span=1d
          TIMESPANS  ¦ let span = (1d); T                              ¦ span=1d
          TIMESPANS  ¦ let span = 1d; T | where a > 2h                 ¦ =2h; span=1d
          TIMESPANS  ¦ T | make-series count() on a step 1h            ¦ step=1h
          TIMESPANS  ¦ T | where a > timespan(1.02:03:04) and b == datetime(2024-01-01) ¦ =timespan(1.02:03:04)
          TIMESPANS  ¦ T | where a in (['b'], 1d)                      ¦ in=1d
          JOINS      ¦ T | join hint.strategy=x kind=leftanti (U) on a ¦ join=leftanti
          JOINS      ¦ T | join kind=inner hint.strategy=x (U) on a    ¦ join=inner
          JOINS      ¦ T | join U on a | extend kind=1                 ¦ join=innerunique
          JOINS      ¦ T | lookup U | extend kind=1                    ¦ lookup=leftouter
          JOINS      ¦ T | lookup (U) on a | lookup kind=inner (V) on a ¦ lookup=inner,leftouter
          JOINS      ¦ T | join (U | where kind == 'x') on kind        ¦ join=innerunique
          COLUMNS    ¦ T | project a, b = f(c, d), g(e,  [1, 2])       ¦ project=a,b,g(e, [1, 2])
          COLUMNS    ¦ let x = (T | project a); x | project-away b; U | project-keep c ¦ project=a; project-away=b; project-keep=c
          COLUMNS    ¦ T | project-rename a = b | extend project_ = 1  ¦ project-rename=a
          COLUMNS    ¦ T | project a,                                  ¦ project=a
          TABLES     ¦ union T, Sys*                                   ¦ =Sys*,T
          """)
  void oneSideOfAQuery(Aspect aspect, String query, String expected) {
    assertThat(side(aspect, query)).isEqualTo(expected);
  }

  @Test
  void aLongExpressionIsShownByItsBeginning() {
    String eighty = "f(" + "a".repeat(77) + ")";

    assertThat(side(Aspect.COLUMNS, "T | project " + eighty)).isEqualTo("project=" + eighty);
    assertThat(side(Aspect.COLUMNS, "T | project f(" + "a".repeat(78) + ")"))
        .isEqualTo("project=f(" + "a".repeat(78) + "…");
  }

  @Test
  void aLongListIsComparedByItsBeginning() {
    String list =
        IntStream.range(0, 1_200).mapToObj("'%04d'"::formatted).collect(Collectors.joining(","));

    assertThat(side(Aspect.LITERALS, "T | where a in (" + list + ")").split(",")).hasSize(1_000);
  }

  @Test
  void ofATextThatIsTooLongOnlyTheNamesAreKnown() {
    String query = "T | where a == 'x' //" + "y".repeat(KqlLimits.DEFAULT.maxLength());

    assertThat(side(Aspect.LITERALS, query)).isEmpty();
  }

  @Test
  void severalQueriesAreOneMeaning() {
    QueryMeaning both = meaning("T").add("U | where (X ==", ANALYZER.analyze("U | where (X =="));

    assertThat(meaning("T").differencesTo(both))
        .contains(one(Aspect.TABLES, "", List.of(), List.of("U")));
    assertThat(both.isReadable()).isFalse();
    assertThat(both.add("V", ANALYZER.analyze("V")).isReadable()).isFalse();
    assertThat(meaning("T | take 1").differencesTo(meaning("T | take 2"))).isEmpty();
  }

  @Test
  void aQueryWithAnErrorIsNotReadable() {
    assertThat(meaning("T | where (X ==").isReadable()).isFalse();
    assertThat(meaning("T | where X == 1").isReadable()).isTrue();
  }
}
