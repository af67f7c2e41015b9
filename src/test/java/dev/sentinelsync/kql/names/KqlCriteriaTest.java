package dev.sentinelsync.kql.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Criteria of queries (analysis rules 10.3). */
class KqlCriteriaTest {

  private final KqlAnalyzer kql = new KqlAnalyzer();

  private String criteria(String query) {
    return kql.analyze(query).criteria().stream()
        .map(
            one ->
                String.join(",", one.tables())
                    + "."
                    + one.column()
                    + " "
                    + one.operator()
                    + " "
                    + String.join(",", one.values()))
        .collect(Collectors.joining(" | "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      textBlock =
          """
          T | where Port == 22                                   # T.Port == 22
          T | where Port in (22, 23)                             # T.Port in 22,23
          T | where User in~ ('a', 'b')                          # T.User in~ a,b
          T | where User has 'adm' and Port != 80                # T.User has adm | T.Port != 80
          T | where not(User has 'adm')                          # T.User !has adm
          T | where User !in ('a')                               # T.User !in a
          T | where tostring(EventID) == '4624'                  #
          SecurityEvent | where tostring(EventID) == '4624'      # SecurityEvent.EventID == 4624
          let p = 22; T | where Port == p                        # T.Port == 22
          let p = dynamic([22, '23']); T | where Port in (p)     # T.Port in 22,23
          let p = datatable(x:int)[22, 23]; T | where Port in (p)# T.Port in 22,23
          T | where Port in (dynamic([22]))                      # T.Port in 22
          union A, B | where Port == 22                          # A,B.Port == 22
          A | join (B | where Port == 1) on X | where User == 'x'# B.Port == 1 | A.User == x
          A | join (union B, C | where Port == 1) on X           # B,C.Port == 1
          A | extend Kind = 1 | where Kind == 'x'                #
          A | summarize count() by B | where count_ == 1         #
          A | parse B with * 'x' Kind 'y' * | where Kind == 'x'  #
          let a = A | where Port == 1; a | where User == 'x'     # A.Port == 1 | A.User == x
          A | where Port == Other                                #
          T | where Active == true and Old != FALSE              # T.Active == true | T.Old != false
          T | where Active == bool(true)                         # T.Active == true
          T | where Active and not(Old)                          # T.Active == true | T.Old != true
          let on = true; T | where Active == on                  # T.Active == true
          let on = true; T | where on                            #
          T | where tobool(Active) == true                       # T.Active == true
          T | where 22 == Port and 'x' in (User)                 # T.Port == 22
          T | where D.a.b == 'x'                                 # T.D.a.b == x
          T | where D.a['b'] =~ 'x'                              # T.D.a.b =~ x
          T | where tostring(D["a"]) == 'x'                      # T.D.a == x
          T | where D["a b"].c has 'x'                           # T.D["a b"].c has x
          T | where parse_json(D).a in ('x', 'y')                # T.D.a in x,y
          T | where tostring(parse_json(tostring(D.a))[0].b)=='x'# T.D.a[0].b == x
          T | where (todynamic(D)).a == true                     # T.D.a == true
          T | where D[Key] == 'x' or D.f() == 'x'                #
          T | where tostring(f(D).a) == 'x'                      #
          T | extend D = parse_json(E) | where D.a == 'x'        #
          let D = dynamic({"a": 1}); T | where D.a == 1          #
          SecurityEvent | where D.EventID == 4624                # SecurityEvent.D.EventID == 4624
          print x = 1 | where x == 1                             #
          T | mv-apply D on (where Port == 1)                    # T.Port == 1
          workspace('w').T | where Port == 1                     # T.Port == 1
          adx('a').T | where Port == 1                           #
          adx('a').F() | where Port == 1                         #
          table('T') | where Port == 1                           # T.Port == 1
          F() | where Port == 1                                  # F.Port == 1
          let f = () { T }; f() | where Port == 1                # T.Port == 1
          let f = (t:string) { table(t) }; f('T')|where Port == 1# T.Port == 1
          let f = (x:(*)) { x }; f(T) | where Port == 1          # T.Port == 1
          let f = (x:(*)) { x }; T | invoke f() | where Port == 1# T.Port == 1
          T | as x | count; x | where Port == 1                  # T.Port == 1
          T | evaluate ipv4_lookup(U, A, B) | where Port == 1    # T,U.Port == 1
          T | partition by A (where Port == 1)                   # T.Port == 1
          T | extend Port = 1 | union U | where Port == 1        #
          T | extend make_set(A) | where set_A == 1              #
          T | extend f(A) | where f_A == 1 and g_A == 1          # T.g_A == 1
          T | where (Port) in ((22), 23) and Old !in ('x')       # T.Port in 22,23 | T.Old !in x
          T | where User in ('', ' ', '{User}', 'a')             # T.User in a
          """)
  void whatAQueryChoosesRowsBy(String query, String expected) {
    assertThat(criteria(query)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aWellKnownFieldBelongsToItsTables() {
    assertThat(criteria("union SecurityEvent, WindowsEvent, Other | where EventID == 4688"))
        .isEqualTo("SecurityEvent,WindowsEvent.EventID == 4688");
  }

  @Test
  void longColumnsAndValuesAreLeftOut() {
    String longest = "a".repeat(256);
    assertThat(criteria("T | where " + longest + " == 1")).isEqualTo("T." + longest + " == 1");
    assertThat(criteria("T | where " + longest + "b == 1")).isEmpty();
    assertThat(criteria("T | where A == '" + longest + "'")).isEqualTo("T.A == " + longest);
    assertThat(criteria("T | where A in ('" + longest + "b', 'c')")).isEqualTo("T.A in c");
  }

  @Test
  void longListsAreCut() {
    String list =
        IntStream.range(0, 2_000).mapToObj(i -> "'v" + i + "'").collect(Collectors.joining(","));
    List<Criterion> one = kql.analyze("T | where A in (" + list + ")").criteria();
    assertThat(one.get(0).values()).hasSize(256).startsWith("v0", "v1");
    String predicate =
        IntStream.range(0, 6)
            .mapToObj(i -> "A" + i + " in (l)")
            .collect(Collectors.joining(" or "));
    String query = "let l = dynamic([" + list + "]); T | where " + predicate;
    assertThat(kql.analyze(query).criteria().stream().map(c -> c.values().size()))
        .containsExactly(256, 256, 256, 232);
  }
}
