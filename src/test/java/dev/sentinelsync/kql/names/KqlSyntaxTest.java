package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.kql.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of the language, and what is said where one is broken off. ⏎ is a line end. */
class KqlSyntaxTest {

  private static QueryReferences read(String query) {
    return new KqlAnalyzer().analyze(query.replace('⏎', '\n'));
  }

  private static String names(QueryReferences references) {
    List<String> names = new ArrayList<>(references.tables());
    names.addAll(references.wildcards());
    return String.join(" ", names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          T | where * == 'x' ¦ T
          T | where * has 'x' ¦ T
          T | extend a.['b'][0].c ¦ T
          T | sort by a nulls last, b granny-asc ¦ T
          T | make-series a on b step 1h ¦ T
          T | make-series count() on b in range(1, 2, 3) by c ¦ T
          T | mv-expand a to typeof(string) limit 3 ¦ T
          T | parse-kv a as (b:string, c:long) with (pair_delimiter=' ') ¦ T
          T | render timechart kind=stacked title='x' ¦ T
          T | render timechart by a, b ¦ T
          T | reduce by a with threshold=0.5, characters='x' ¦ T
          T | evaluate f(a) : (a:string) ¦ T
          find in (T) where a == 1 project a, pack(*), b:long ¦ T
          find in (T | as x, U) where a == 1 project-smart ¦ T U
          search * | count ¦ *
          search * and 'x' ¦ *
          search in (T) * ¦ T
          search * == 'a' ¦ *
          search kind=case_sensitive in (T) 'x' ¦ T
          T | join U ¦ T U
          T | join (U) where a == b ¦ T U
          T | count as n ¦ T
          T | getschema | consume ¦ T
          T | assert-schema (a:string) ¦ T
          T | distinct *, a ¦ T
          T | project-reorder a asc, b*, [c*] desc ¦ T
          T | project-away [a*], b*c*, *d ¦ T
          T | project-rename a = b, (c, d) = f() ¦ T
          T | extend (a, b) = f(), c = -1, d = +a ¦ T
          union T1, (T2), materialize(T3), ['T 4'], T5*, cluster('c').database('d').T6 ¦ T 4 T1 T2 T3 T6 T5*
          let a = T | join U on b ¦ T U
          let f = () { let x = U; T }; f() ¦ T U
          declare query_parameters (a:string = 'T', b:long); table(a) ¦ T
          declare pattern p; T ¦ T
          set a; set b = 1; T ¦ T
          alias database d = cluster('c'); T ¦ T
          restrict access to (T, U*) with (a=1); V ¦ V
          T | partition by a.b in range(1) (take 1) ¦ T
          T | partition by a { U } ¦ T U
          T | mv-apply to typeof(long) on (take 1) ¦ T
          T | mv-apply a limit 5 on (join U on b) ¦ T U
          T | fork a=(count) (take 1) ¦ T
          T | facet by a with take 1 ¦ T
          T | scan order by a asc partition by b declare (x:long = 1) with (step s1 optional output=all: a == 1 => x = 2; step s2: true;) ¦ T
          make-graph a --> b with T on c ¦ T
          T | make-graph a --> b with_node_id=x partitioned-by c (graph-match (n)-[e]->(m) where n.x == 1 project n.x) ¦ T
          T | make-graph a --> b | graph-match (n)--(m) where n.a in (U) project x = n.y | join V on x ¦ T V
          T | make-graph a --> b | graph-to-table nodes as N with_node_id=i, edges as E ¦ T
          T | make-graph a --> b | graph-where-nodes x in (U) | graph-mark-components kind=weak ¦ T
          print dynamic([1, 'a', {"b": [2], 'c': dynamic(null)}, -3]) ¦ ``
          print typeof(string), typeof(a:string, b:long) ¦ ``
          T | where a matches regex 'x' | join U on b ¦ T U
          T | where a !has 'x' and b notcontains 'y' or c !between (1 .. 2) ¦ T
          T | where a + 1 * 2 - 3 / 4 % 5 > 6 ¦ T
          T | where not(a) and isnull(b.c[0]) ¦ T
          T | extend x = iff(a, toscalar(U | count), materialize(V)) ¦ T U V
          T | where a has_any (U) and b has_all ('x') ¦ T
          {T[0]} | take 1 ¦ ``
          {T[-1]} | join U on a ¦ U
          T | where a == {b} | join U on c ¦ T U
          T | where a == 'x' 'y' | join U on b ¦ T U
          T | summarize count() by a, bin = bin(b, 1h) bin=c ¦ T
          T | limit 5 | sample 3 | distinct a ¦ T
          T | order by a asc nulls first | serialize b = row_number() ¦ T
          T | top-hitters 3 of a by b ¦ T
          T | mvexpand a | filter b == 1 ¦ T
          T | project-keep a* | project-by-names b ¦ T
          T | parse-where a with 'x' b:string * c ¦ T
          T | extend a = b['c'].d[-1] ¦ T
          T | where a in~ ('x', 'y') | union (U | where b), V ¦ T U V
          T | join kind=inner hint.shufflekey=a (U) on $left.a == $right.b, c ¦ T U
          T | partition hint.strategy=native by a (take 1) ¦ T
          T | where a == dynamic({'x': [1, 2]}).x | union U ¦ T U
          T | extend a = dynamic([]) | union U ¦ T U
          print a = 1 | as X | union X, U ¦ U
          let a = (b:string, c:(*)) { c | where d == b }; a('x', T) ¦ T
          let a = view (b:dynamic = dynamic([1])) { T }; a ¦ T
          let ['x y'] = T; ['x y'] ¦ T
          let a = entity_group [database('b'), cluster('c').database('d')]; macro-expand kind=x a as s (s.T) ¦ T
          declare pattern p = (a:string)[b:string] { ('x').['y'] = { T }; ('z').['y'] = { U }; }; V ¦ T U V
          T | where isnotempty(a) and b !in (1, 2) or c between (1d .. 2d) ¦ T
          T | extend a = 1h, b = 0x1F, c = 1e3, d = 2.5, e = true, f = guid(00000000-0000-0000-0000-000000000000) ¦ T
          T | extend a = -b, c = (d), e = ((f)) ¦ T
          T | extend a == 1 ¦ T
          let a = T ¦ T
          """)
  void everyFormIsReadToItsEnd(String query, String names) {
    QueryReferences references = read(query);
    assertThat(references.diagnostics()).isEmpty();
    assertThat(names(references)).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '`',
      textBlock =
          """
          T | where a between 1 .. 2 ¦ T ¦ 1:21 missing-token Expected ( but found 1.
          T | where a between (1 2) | join U on b ¦ T U ¦ 1:24 missing-token Expected .. but found 2.
          T | where * | count ¦ T ¦ 1:11 missing-expression An expression is missing before *.
          T | where a in b | join U on c ¦ T U ¦ 1:16 missing-token Expected ( but found b.
          T | extend a. | count ¦ T ¦ 1:15 missing-name A name is missing after . and before |.
          T | extend x = a.@b | count ¦ T ¦ 1:19 unexpected-text Expected | or the end of the query but found b.
          T | extend a[0 | count ¦ T ¦ 1:16 missing-token Expected ] but found |.
          T | sort by a nulls | count ¦ T ¦ 1:21 missing-token Expected first or last but found |.
          T | sort b ¦ T ¦ 1:10 missing-token Expected by but found b.
          T | top 5 a ¦ T ¦ 1:11 missing-token Expected by but found a.
          T | top-nested 5 a by b ¦ T ¦ 1:18 missing-token Expected of but found a.
          T | sample-distinct 5 a ¦ T ¦ 1:23 missing-token Expected of but found a.
          T | make-series count() default 0 on b step 1h ¦ T ¦ 1:33 missing-token Expected = but found 0.
          T | make-series count() on b from 1 to 2 ¦ T ¦ 1:41 missing-token Expected step but found the end of the query.
          T | mv-expand a to string ¦ T ¦ 1:20 missing-token Expected typeof but found string.
          T | parse a b ¦ T ¦ 1:13 missing-token Expected with but found b.
          T | parse a with * 'x' b:foo ¦ T ¦ 1:26 bad-type Expected a type such as string but found foo.
          T | render ¦ T ¦ 1:11 missing-name A kind of chart is missing before the end of the query.
          T | render timechart with title='a' ¦ T ¦ 1:27 missing-name A name is missing before title.
          T | reduce a ¦ T ¦ 1:12 missing-token Expected by but found a.
          range a from 1 to 5 ¦ `` ¦ 1:20 missing-token Expected step but found the end of the query.
          T | evaluate ¦ T ¦ 1:13 missing-expression A call of a plugin is missing before the end of the query.
          T | evaluate f(a) : (a:strin) ¦ T ¦ 1:24 bad-type Expected a type such as string but found strin.
          find (T) where a == 1 ¦ * ¦ 1:10 unexpected-text Expected | or the end of the query but found where.
          find in (T) a == 1 ¦ T ¦ 1:13 missing-token Expected where but found a.
          T | lookup U | count ¦ T U ¦ 1:14 missing-token Expected on but found |.
          T | as ¦ T ¦ 1:7 missing-name A name is missing before the end of the query.
          union ¦ `` ¦ 1:6 missing-expression An expression is missing before the end of the query.
          T | union ¦ T ¦ 1:10 missing-expression An expression is missing before the end of the query.
          T | union (U ¦ T U ¦ 1:13 missing-token Expected ) but found the end of the query.
          T | where (a == 1 or b == 2 ¦ T ¦ 1:28 missing-token Expected ) but found the end of the query.
          T | where a == 1) | join U on b ¦ T U ¦ 1:17 unexpected-text Expected | or the end of the query but found ).
          let f = () { T; f() ¦ T ¦ 1:17 missing-token Expected } but found f.
          T | fork ¦ T ¦ 1:9 missing-token Expected ( but found the end of the query.
          T | facet a ¦ T ¦ 1:11 missing-token Expected by but found a.
          T | scan (step s: true;) ¦ T ¦ 1:10 missing-token Expected with but found (.
          T | macro-expand ¦ T ¦ 1:17 missing-token Expected ( but found the end of the query.
          T | make-graph a --> b with U c ¦ T ¦ 1:31 missing-token Expected on but found c.
          T | make-graph a --> b | graph-to-table x ¦ T ¦ 1:41 missing-token Expected edges but found x.
          datatable (a:string) ['x', 'y' ¦ `` ¦ 1:31 missing-token Expected ] but found the end of the query.
          datatable (a:string, b) ['x'] ¦ `` ¦ 1:23 missing-token Expected : but found ).
          print dynamic({"b" 1}) ¦ `` ¦ 1:20 missing-token Expected : but found 1.
          print a = datetime(2024-01-01 ¦ `` ¦ 1:30 bad-literal The datetime literal has no ) on its line.
          print # ¦ `` ¦ 1:7 unknown-character The character # (U+0023) begins no token of the language.
          T | invoke f(1) | foo ¦ T ¦ 1:19 unknown-operator Expected an operator after | but found foo.
          T | where a == 1 != 2 ¦ T ¦ 1:18 unexpected-text Expected | or the end of the query but found !=.
          (T)(U) ¦ T U ¦ 1:4 missing-token Expected ; but found (.
          T U ¦ `` ¦ 1:3 missing-token Expected ; but found U.
          T;; U ¦ T U ¦ 1:3 unexpected-text Expected a statement but found ;.
          T⏎⏎U ¦ T U ¦ 3:1 missing-token Expected ; but found U.
          T | take 5 ⏎ | where⏎ | join U on a ¦ T U ¦ 3:2 missing-expression An expression is missing before |.
          ))) T ¦ `` ¦ 1:1 unexpected-text Expected a statement but found ). + 1:2 unexpected-text Expected a statement but found ). + 1:3 unexpected-text Expected a statement but found ).
          T | summarize by a | summarize a = count(), by ¦ T ¦ 1:45 missing-expression An expression is missing before by; a column of that name is written ['by']. + 1:47 missing-expression An expression is missing before the end of the query.
          T | where a == ¦ T ¦ 1:15 missing-expression An expression is missing before the end of the query.
          T | where a ( b ¦ T ¦ 1:16 missing-token Expected ) but found the end of the query.
          T | extend a = b(c, d ¦ T ¦ 1:22 missing-token Expected ) but found the end of the query.
          T | extend a = b(c,) ¦ T ¦ 1:20 missing-expression An expression is missing before ).
          T | project a b ¦ T ¦ 1:15 unexpected-text Expected | or the end of the query but found b.
          T | join (U on a ¦ T U ¦ 1:13 missing-token Expected ) but found on.
          T | join kind= (U) on a ¦ T U ¦ 1:16 missing-name A name is missing before (.
          let a ¦ `` ¦ 1:6 missing-token Expected = but found the end of the query.
          let a = ¦ `` ¦ 1:8 missing-expression An expression is missing before the end of the query.
          let a = T U ¦ `` ¦ 1:11 missing-token Expected ; but found U.
          let a = (b:string T ¦ `` ¦ 1:19 missing-token Expected ) but found T. + 1:20 missing-token Expected { but found the end of the query.
          alias database; T ¦ T ¦ 1:15 missing-name A name is missing before ;.
          restrict access (T); U ¦ U ¦ 1:17 missing-token Expected to but found (.
          search in (T 'x' ¦ T ¦ 1:14 missing-token Expected ) but found a string. + 1:17 missing-expression An expression is missing before the end of the query.
          find in (T) where ¦ T ¦ 1:18 missing-expression An expression is missing before the end of the query.
          T | where a has ¦ T ¦ 1:16 missing-expression An expression is missing before the end of the query.
          T | where a[ ¦ T ¦ 1:13 missing-expression An expression is missing before the end of the query.
          T | where a.['b' ¦ T ¦ 1:17 missing-token Expected ] but found the end of the query.
          T | extend a = toscalar( ¦ T ¦ 1:25 missing-expression An expression is missing before the end of the query.
          T | extend a = materialize ¦ T ¦ 1:16 missing-expression An expression is missing before materialize; a column of that name is written ['materialize'].
          T | evaluate a ¦ T ¦ 1:14 missing-expression A call of a plugin is missing before a.
          T | invoke ¦ T ¦ 1:11 missing-expression An expression is missing before the end of the query.
          T | render 'x' ¦ T ¦ 1:12 missing-name A kind of chart is missing before a string.
          T | facet by ¦ T ¦ 1:13 missing-name A name is missing before the end of the query.
          T | fork ( ¦ T ¦ 1:11 unknown-operator Expected an operator but found the end of the query.
          T | partition by ¦ T ¦ 1:17 missing-name A name is missing before the end of the query.
          T | mv-apply a (take 1) ¦ T ¦ 1:22 missing-token Expected ) but found 1. + 1:24 missing-token Expected on but found the end of the query.
          T | scan with (step: true;) ¦ T ¦ 1:20 missing-name A name is missing before :.
          T | scan with (step s true) ¦ T ¦ 1:23 missing-token Expected : but found true. + 1:27 missing-token Expected ; but found ).
          T | make-graph ¦ T ¦ 1:15 missing-name A name is missing before the end of the query.
          T | graph-to-table ¦ T ¦ 1:19 missing-token Expected edges but found the end of the query.
          T | take ¦ T ¦ 1:9 missing-expression An expression is missing before the end of the query.
          T | top ¦ T ¦ 1:8 missing-expression An expression is missing before the end of the query.
          T | count count ¦ T ¦ 1:11 unexpected-text Expected | or the end of the query but found count.
          T | summarize by ¦ T ¦ 1:17 missing-expression An expression is missing before the end of the query.
          T | extend = 1 ¦ T ¦ 1:12 missing-expression An expression is missing before =.
          T | (U) ¦ T ¦ 1:5 unknown-operator Expected an operator after | but found (.
          T | T ¦ T ¦ 1:5 unknown-operator Expected an operator after | but found T.
          ; T ¦ T ¦ 1:1 unexpected-text Expected a statement but found ;.
          T ] U ¦ `` ¦ 1:3 missing-token Expected ; but found ].
          T | where a == "x ¦ T ¦ 1:18 bad-literal The string that begins with "x is not closed.
          T | where a == @'x ¦ T ¦ 1:19 bad-literal The string that begins with @'x is not closed.
          T | where a == 'x⏎| take 1 ¦ T ¦ 1:18 bad-literal The string that begins with 'x is not closed.
          T | where ä == 1 | union U ¦ T U ¦ 1:11 unknown-character The character ä (U+00E4) begins no token of the language.
          T | where a ! b ¦ T ¦ 1:13 unknown-character The character ! (U+0021) begins no token of the language.
          T | where a & b ¦ T ¦ 1:13 unknown-character The character & (U+0026) begins no token of the language.
          T | extend a = 1.5.2 ¦ T ¦ 1:20 missing-name A name is missing after . and before 2.
          T | where a == timespan( ¦ T ¦ 1:25 bad-literal The timespan literal has no ) on its line.
          T | where a matches b ¦ T ¦ 1:13 unexpected-text Expected | or the end of the query but found matches.
          datatable (a:foo) [] ¦ `` ¦ 1:14 bad-type Expected a type such as string but found foo.
          datatable a ¦ `` ¦ 1:11 missing-token Expected ( but found a.
          externaldata (a:string) ¦ `` ¦ 1:24 missing-token Expected [ but found the end of the query.
          externaldata (a:string) [ ¦ `` ¦ 1:26 missing-token Expected ] but found the end of the query.
          print dynamic( ¦ `` ¦ 1:15 missing-expression An expression is missing before the end of the query.
          print dynamic(x) ¦ `` ¦ 1:15 missing-expression An expression is missing before x.
          print dynamic({'a': }) ¦ `` ¦ 1:21 missing-expression An expression is missing before }.
          """)
  void whatIsMissingIsReportedAtItsPlace(String query, String names, String diagnostics) {
    QueryReferences references = read(query);
    assertThat(references.diagnostics().stream().map(KqlSyntaxTest::text))
        .containsExactly(diagnostics.split(" [+] "));
    assertThat(names(references)).isEqualTo(names);
  }

  private static String text(Diagnostic diagnostic) {
    return "%d:%d %s %s"
        .formatted(diagnostic.line(), diagnostic.column(), diagnostic.code(), diagnostic.message());
  }
}
