package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.kql.diagnostic.Diagnostic;
import dev.sentinelsync.kql.diagnostic.DiagnosticKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KqlAnalyzerTest {

  private final KqlAnalyzer analyzer = new KqlAnalyzer();

  private QueryReferences clean(String query) {
    QueryReferences references = analyzer.analyze(query);
    assertThat(references.diagnostics()).as(query).isEmpty();
    return references;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "SigninLogs ¦ SigninLogs",
        "SigninLogs | where A == 1 | take 5; ¦ SigninLogs",
        "['Odd name'] | take 1 ¦ Odd name",
        "(T | take 1) | count ¦ T",
        "union T1, (T2 | where x == 1), T3 ¦ T1 T2 T3",
        "union kind=outer isfuzzy=true withsource=Source T1, T2 ¦ T1 T2",
        "T | union U, (V) ¦ T U V",
        "T | join kind=leftouter U on a ¦ T U",
        "T | join hint.strategy=broadcast (U | project a) on $left.a == $right.b ¦ T U",
        "T | join (U) on a, b | join (V | join W on c) on d ¦ T U V W",
        "T | lookup kind=leftouter (U) on a ¦ T U",
        "T | where a in (U | project b) ¦ T U",
        "T | where a !in~ ((U | project b)) ¦ T U",
        "T | where a in (b) ¦ T",
        "T | extend n = toscalar(U | count) ¦ T U",
        "let x = toscalar(U | count); T | where a > x ¦ T U",
        "let x = materialize(U | where a == 1); x | join x on b ¦ U",
        "let x = materialize(U); union (materialize(V)), x ¦ U V",
        "find in (T, U) where a == 'b' project a, c:string ¦ T U",
        "search in (T, U) 'x' ¦ T U",
        "T | mv-apply x on (where x > 1 | summarize by y) ¦ T",
        "T | mv-apply a = x to typeof(string) on (join (U) on a) ¦ T U",
        "T | partition by a (top 1 by b | union U) ¦ T U",
        "T | partition hint.strategy=native by a { U | where b == 1 } ¦ T U",
        "T | fork (count) named=(take 1 | join U on a) ¦ T U",
        "T | facet by a, b with (take 1 | union U) ¦ T U",
        "T | evaluate ipv4_lookup(U, a, b) ¦ T U",
        "T | evaluate bag_unpack(a) : (*, b:string) ¦ T",
        "T | where a == 1 | as X; X | union U ¦ T U",
        "union (T | as X), (X | where a == 1) ¦ T",
        "T | make-graph a --> b with U on a, V on b ¦ T U V",
        "print a = 1, b = 'T' ¦ ",
        "range a from 1 to 10 step 1 ¦ ",
        "datatable(a:string, b:long)['T', 1, 'U', -2] ¦ ",
        "externaldata(a:string)[@'https://host/file'] with (format='csv') ¦ ",
        "T // | union U ¦ T",
        "T | where a == 'union U' or b == \"// U\" ¦ T",
        "T | where a == @'C:\\' | union U ¦ T U",
        "T | where a == h'x' and b == ```U | V``` | union W ¦ T W",
        "workspace('w').T | union app('a').U, database('d').V ¦ T U V",
        "cluster('c').database('d').T | join (workspace('w').U) on a ¦ T U",
        "let T = datatable(a:string)['x']; database('d').T ¦ T",
        "macro-expand entity_group [cluster('a').database('b')] as X (X.T | take 1) ¦ T",
        "let g = entity_group [database('b')]; macro-expand g as X (X.T | join X.U on a) ¦ T U",
        "set notruncation; T ¦ T",
        "alias database d = cluster('c').database('d'); database('d').T ¦ T",
        "restrict access to (X, database('d').*); T | take 1 ¦ T",
        "declare query_parameters(a:string = 'U'); T | union table(a) ¦ T U",
        "declare pattern p = (a:string)[b:string] { ('x').['y'] = { T | take 1 }; }; U ¦ T U",
        "T | scan with (step s: true => a = 1;) | join U on a ¦ T U",
        "T | parse kind=regex flags=Ui a with * 'b' c:long * | union U ¦ T U",
        "T | make-series n = count() default=0 on t from a to b step 1h by c | union U ¦ T U",
        "T | render timechart with (title='a', ycolumns=b, c) ¦ T",
        "T | project-away a*, *b | project-reorder c desc, d* | union U ¦ T U",
        "T | top-nested 3 of a with others='x' by count() desc, top-nested of b by max(c) ¦ T",
        "T datascope=hotcache | take 1 ¦ T",
      })
  void tablesAreTheFreeNamesInTabularPosition(String query, String tables) {
    assertThat(String.join(" ", clean(query).tables())).isEqualTo(tables == null ? "" : tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "let x = T; x | join (U) on a ¦ T U",
        "let x = 5; let y = T | where a > x; union y, U ¦ T U",
        "let f = () { T | take 1 }; f | union f() ¦ T",
        "let f = view () { T }; f ¦ T",
        "let f = (x:(a:string), n:long = 5) { x | take n }; f(T, 3) | union U ¦ T U",
        "let f = (x:(*)) { x | join U on a }; T | invoke f() ¦ T U",
        "let f = (n:long) { let T = U | take n; T }; f(1) ¦ U",
        "let f = (T:string) { T }; U | extend a = f('x') ¦ U",
        "T; let T = U; T ¦ T U",
        "let f = () { let x = T; x }; x ¦ T x",
        "let f = () { T }; let g = f; g() ¦ T",
      })
  void letBindsNamesFromItsStatementOnAndInItsBodyOnly(String query, String tables) {
    assertThat(String.join(" ", clean(query).tables())).isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "table('T') | union table(\"U\", 'all') ¦ T U",
        "let t = 'T'; table(t) ¦ T",
        "let t = strcat('T', '_', \"CL\"); table(t) ¦ T_CL",
        "let f = (t:string) { table(t) | take 1 }; union f('T'), f(t='U') ¦ T U",
        "let f = (t:string = 'T') { table(t) }; f() ¦ T",
        "let f = (t:string) { table(strcat(t, '_CL')) }; let g = (u:string) { f(strcat('A', u)) }; g('B') ¦ AB_CL",
        "let f = (t:string) { let g = (u:string) { table(strcat(t, u)) }; g('1') | union g('2') }; f('T') ¦ T1 T2",
        "let f = (x:(*), t:string) { x | join (table(t)) on a }; T | invoke f('U') ¦ T U",
        "let f = (t:string) { table(t) }; f(strcat('T', tostring(1))) ¦ ",
        "let f = (t:string) { table(t) }; T | extend n = toscalar(f('U') | count) ¦ T U",
      })
  void constantsAreFollowedIntoTable(String query, String tables) {
    assertThat(String.join(" ", clean(query).tables())).isEqualTo(tables == null ? "" : tables);
  }

  /** Each value in which a sub-query can stand; the sub-query is the only one that reads U. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "T | where toscalar(U | count) > 1 ¦ T U",
        "T | where 1 < toscalar(U | count) ¦ T U",
        "T | where a and toscalar(U | count) == 1 ¦ T U",
        "T | extend (toscalar(U | count)) ¦ T U",
        "T | where toscalar(U | count) in (1, 2) ¦ T U",
        "T | where a in (1, toscalar(U | count)) ¦ T U",
        "T | where a between (1 .. toscalar(U | count)) ¦ T U",
        "T | extend a = strlen(toscalar(U | count)) ¦ T U",
        "T | extend a = -toscalar(U | count) + 1 ¦ T U",
        "T | extend a = toscalar(U | take 1).b ¦ T U",
        "T | extend a = b[toscalar(U | count)] ¦ T U",
        "T | extend a = b.f(toscalar(U | count)) ¦ T U",
        "T | take toscalar(U | count) ¦ T U",
        "T | invoke f(toscalar(U | count)) ¦ T U",
        "T | evaluate f(a, toscalar(U | count)) ¦ T U",
        "T | join (V) on $left.a == toscalar(U | count) ¦ T U V",
        "T | mv-apply a = toscalar(U | count) on (take 1) ¦ T U",
        "search in (T) a == toscalar(U | count) ¦ T U",
        "union F(toscalar(U | count)), T ¦ T U",
        "union adx('a').F(toscalar(U | count)), T ¦ T U",
        "let x = 1 + toscalar(U | count); T | where a > x ¦ T U",
        "let x = 5; T | extend a = x(toscalar(U | count)) ¦ T U",
        "let f = (n:long) { T | take n }; f(toscalar(U | count)) ¦ T U",
        "let f = (n:long) { n }; T | extend a = f(toscalar(U | count)) ¦ T U",
        "let f = () { T }; f(toscalar(U | count)) ¦ T U",
        "let f = (n:long) { T }; f(m=toscalar(U | count)) ¦ T U",
        "let f = (x:(*), n:long) { x }; T | invoke f(1, toscalar(U | count)) ¦ T U",
        "T | extend a = workspace('w').table('U') ¦ T U",
        "T | where a in (workspace('w').U) ¦ T U",
        "T | where a in ((table('U'))) ¦ T U",
        "T | extend a = table('U') ¦ T U",
      })
  void aSubQueryIsReadInWhateverValueItStands(String query, String tables) {
    assertThat(String.join(" ", clean(query).tables())).isEqualTo(tables);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "let x = T; let y = x; y | union y ¦ T",
        "let g = entity_group [database('b')]; g.T | take 1 ¦ T",
        "let f = () { T }; let g = f; g() ¦ T",
        "declare pattern p = (a:string)[b:string] { ('x').['y'] = { T }; }; p('x').y ¦ T",
        "T | as x; x | union x ¦ T",
      })
  void whatIsBoundIsNeitherATableNorAFunction(String query, String names) {
    QueryReferences references = clean(query);
    assertThat(String.join(" ", references.tables())).isEqualTo(names);
    assertThat(references.functions()).isEmpty();
  }

  @Test
  void freeFunctionsInTabularPositionAreFunctionsAndBuiltInOnesAreNot() {
    QueryReferences references =
        clean(
            """
            let a = ago(1d);
            let b = _Im_Dns(starttime=a);
            union b, vimDnsX(1), (workspace('w').Parser('x'))
            | where c in (_GetWatchlist('HighValue') | project d)
            | where e in (Allowed())
            | extend f = Scalar(g), h = strlen(i)
            | invoke Enrich()
            """);
    assertThat(references.functions())
        .containsExactly("Allowed", "Enrich", "Parser", "_GetWatchlist", "_Im_Dns", "vimDnsX");
    assertThat(references.watchlists()).containsExactly("HighValue");
    assertThat(references.tables()).isEmpty();
  }

  @Test
  void watchlistNamesAreFollowedThroughFunctions() {
    QueryReferences references =
        clean("let w = (n:string) { _GetWatchlist(n) | project a }; union w('A'), w('B')");
    assertThat(references.watchlists()).containsExactly("A", "B");
    assertThat(references.functions()).containsExactly("_GetWatchlist");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "union Device*, T ¦ Device*",
        "union * ¦ *",
        "search 'x' ¦ *",
        "find where a == 1 ¦ *",
        "T | search 'x' ¦ ",
        "search in (Sys*, T) 'x' ¦ Sys*",
        "union workspace('w').Sec*Event ¦ Sec*Event",
      })
  void wildcardsAreKeptAsPatterns(String query, String wildcards) {
    assertThat(String.join(" ", clean(query).wildcards()))
        .isEqualTo(wildcards == null ? "" : wildcards);
  }

  @Test
  void namesThatTheFileBindsAreNotFree() {
    List<Parameter> parameters =
        List.of(new Parameter("T", "(a:string)", ""), new Parameter("n", "long", "5"));
    QueryReferences references = analyzer.analyze("T | take n | join U on a", parameters);
    assertThat(references.tables()).containsExactly("U");
  }

  @Test
  void workbookParametersAreNoTables() {
    assertThat(clean("{Table} | where a == {b} and c in ({d})").tables()).isEmpty();
  }

  @Test
  void filtersBelongToTheTableThatTheirRowsComeFrom() {
    QueryReferences references =
        clean(
            """
            let vendors = dynamic(['Acme', 'Other']);
            union
              (SecurityEvent | where EventID == 4624 and not(EventID in (1, 2))),
              (WindowsEvent | where EventID == 4625),
              (CommonSecurityLog | where DeviceVendor in~ (vendors) | extend x = DeviceProduct == 'no')
            | where Facility == 'auth' and deviceproduct has 'P'
            """);
    assertThat(references.filters())
        .containsExactly(
            new ColumnFilter("SecurityEvent", "EventID", "==", List.of("4624")),
            new ColumnFilter("SecurityEvent", "EventID", "!in", List.of("1", "2")),
            new ColumnFilter("WindowsEvent", "EventID", "==", List.of("4625")),
            new ColumnFilter("CommonSecurityLog", "DeviceVendor", "in~", List.of("Acme", "Other")),
            new ColumnFilter("CommonSecurityLog", "DeviceProduct", "has", List.of("P")));
  }

  @Test
  void aFilterOnAFieldWithoutItsTableIsDropped() {
    assertThat(clean("T | where DeviceVendor == 'Acme' and Category == '{Category}'").filters())
        .isEmpty();
  }

  @Test
  void aFilterReachesItsTableThroughLetAndAs() {
    QueryReferences references =
        clean("let x = Syslog | take 1; x | as y; y | where Facility startswith 'a'");
    assertThat(references.filters())
        .containsExactly(new ColumnFilter("Syslog", "Facility", "startswith", List.of("a")));
  }

  @Test
  void aBrokenOperatorCostsItselfOnly() {
    QueryReferences references =
        analyzer.analyze("let x = T | where a == ;\nx\n| wher b == 1\n| join (U) on c");
    assertThat(references.tables()).containsExactly("T", "U");
    assertThat(references.diagnostics())
        .extracting(Diagnostic::line, Diagnostic::column, Diagnostic::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 24, "missing-expression"),
            org.assertj.core.groups.Tuple.tuple(3, 3, "unknown-operator"));
  }

  @Test
  void twoQueriesWithoutASemicolonAreBothRead() {
    QueryReferences references = analyzer.analyze("T | take 5\n\nU | take 1\nlet x = V; x");
    assertThat(references.tables()).containsExactly("T", "U", "V");
    assertThat(references.diagnostics()).extracting(Diagnostic::code).containsOnly("missing-token");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "look for hosts that the gate lists",
        "Look where the cranes are.\nThen tell the harbour master",
        "5d41402abc4b2a76b9719d911017c592\n7d793037a0760186574b0282f2f435e7\nae2b1fca515949e5d54fb22b8ed95575",
        "“Quay_CL” | take 1",
        "Quay_CL#north | take 1",
        "let us see what the crane does",
        "join the harbour watch",
        "take one Crane_CL | or two",
      })
  void wordsOfATextThatIsNoQueryAreNoTables(String text) {
    QueryReferences references = analyzer.analyze(text);
    assertThat(references.diagnostics()).isNotEmpty();
    assertThat(references.tables()).isEmpty();
    assertThat(references.functions()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Crane_CL\n| take 1",
        "// the cranes\nCrane_CL | take 1",
        "workspace('north').Crane_CL | take 1",
        "table('Crane_CL')\n| take 1",
        "union Crane_CL",
        "search in (Crane_CL) 'x'",
        "let x = 1;\nCrane_CL | where Load == x",
      })
  void aQueryAfterAnEmptyLineIsFoundBehindText(String query) {
    assertThat(analyzer.analyze("look for cranes\n\n" + query).tables())
        .containsExactly("Crane_CL");
    assertThat(analyzer.analyze("Quay_CL | takee 1\n\n" + query).tables())
        .containsExactly("Crane_CL", "Quay_CL");
  }

  @Test
  void ofWordsBetweenEmptyLinesOnlyTheFirstAndTheLastCanBeAQuery() {
    String text = String.join("\n\n", List.of("Quay", "Crane", "Berth", "Boat", "Gate"));
    assertThat(analyzer.analyze(text).tables()).containsExactly("Gate", "Quay");
  }

  @Test
  void aTextThatIsNoQueryNamesABoundedNumberOfTables() {
    StringBuilder text = new StringBuilder("Crane_CL | tak 1;\n");
    for (int i = 0; i < 2_000; i++) {
      text.append("Quay").append(i).append(" | take 1\n\n");
    }
    assertThat(analyzer.analyze(text.toString()).tables()).hasSize(32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "adx('a').Ships | take 1 ¦ Ships",
        "union adx('a').Ships, Ships ¦ ''",
        "cluster('c').database('d').table('Ships') ¦ Ships",
        "arg('')['Ships'] | join (SecurityEvent) on Id ¦ Ships",
        "workspace('w').Ships | union adx('a').Reader() ¦ Reader",
        "let f = (t:string) { adx('a').table(t) }; f('Ships') ¦ Ships",
      })
  void namesThatOnlyAnotherServiceHoldsAreToldApart(String query, String remote) {
    assertThat(String.join(" ", clean(query).remote())).isEqualTo(remote);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T | where a == 'x",
        "T | where a == 'C:\\d'",
        "T | where (a == 1",
        "T | where a == 1)",
        "T | project a,",
        "T |",
        "T | extend a = ä",
        "T | where a == 12345678-1234-1234-1234-123456789012",
        "let = T; T",
        "let f = (a:strin) { T }; f('x')",
        "T | sort a",
        "T | where a == 1 == 2",
        "T take 5",
      })
  void whatTheLanguageDoesNotAllowIsReportedAndTheTableStillFound(String query) {
    QueryReferences references = analyzer.analyze(query);
    assertThat(references.diagnostics()).isNotEmpty();
    assertThat(references.diagnostics())
        .allSatisfy(d -> assertThat(d.message()).endsWith("."))
        .allSatisfy(
            d ->
                assertThat(DiagnosticKind.values())
                    .extracting(DiagnosticKind::code)
                    .contains(d.code()));
    assertThat(references.tables()).contains("T");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "// nothing", "let a = 1;"})
  void aQueryThatReadsNothingIsEmpty(String query) {
    assertThat(clean(query)).isEqualTo(QueryReferences.EMPTY);
  }

  @Test
  void theAnswerSurvivesBeingStoredAsJson() throws Exception {
    QueryReferences references =
        analyzer.analyze(
            "union Syslog*, U, f(), _GetWatchlist('w'), (Syslog | where Facility == 'a' |)");
    ObjectMapper mapper = new ObjectMapper();
    String stored = mapper.writeValueAsString(references);
    assertThat(references.diagnostics()).isNotEmpty();
    assertThat(references.filters()).isNotEmpty();
    assertThat(mapper.readValue(stored, QueryReferences.class)).isEqualTo(references);
  }
}
