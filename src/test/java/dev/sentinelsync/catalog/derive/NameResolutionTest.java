package dev.sentinelsync.catalog.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.kql.names.KqlAnalyzer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the names of queries mean: a query in, tables and ASIM parsers out. */
class NameResolutionTest {

  private final Facts facts =
      new RepositoryFiles()
          .documented("SecurityEvent", "Syslog", "DeviceEvents", "DeviceInfo", "Doubled")
          .parser("Solutions/Acme/Parsers/AcmeEvent.yaml", "AcmeEvent", "Acme_CL | where A == 1")
          .parser("Solutions/Acme/Parsers/AcmeAll.yaml", "AcmeAll", "union AcmeEvent, syslog")
          .parser("Solutions/Beta/Parsers/AcmeEvent.yaml", "AcmeEvent", "Beta_CL")
          .parser("Solutions/Beta/Parsers/BetaAll.yaml", "BetaAll", "AcmeEvent")
          .parser("Solutions/Beta/Parsers/Doubled.yaml", "Doubled", "Hidden_CL")
          .file(
              "Solutions/Beta/Parsers/Aliased.yaml",
              "FunctionName: Aliased\nFunctionAlias: Ali\nFunctionQuery: Al_CL")
          .file("Parsers/Loop/LoopA.txt", "LoopB | take 1")
          .file("Parsers/Loop/LoopB.kql", "union LoopA, Loop_CL")
          .asim("ASimDnsAcme", "_ASim_Dns_Acme", "ParserQuery: Dns_CL")
          .asim("Syslog", "_ASim_Dns_Syslog", "ParserQuery: Dns_CL")
          .facts();

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          -    => SecurityEvent                    => SecurityEvent
          -    => securityEVENT                    => SecurityEvent
          -    => Other_CL                         => Other_CL
          -    => NobodysTable                     => NobodysTable
          -    => ['two words']                    => ?two words
          -    => NoFunction()                     => ?NoFunction
          -    => SecurityEvent()                  => ?SecurityEvent
          -    => _GetWatchlist('vip')             => !vip
          -    => union Syslog, Other_CL           => Other_CL, Syslog
          -    => union Device*                    => DeviceEvents, DeviceInfo
          -    => union device*o                   => DeviceInfo
          -    => union Security*t, Other_CL       => Other_CL, SecurityEvent
          -    => search 'x'                       =>
          -    => union Device_*                   =>
          Acme => AcmeEvent                        => Acme_CL<Acme/Parsers/AcmeEvent
          Acme => AcmeEvent()                      => Acme_CL<Acme/Parsers/AcmeEvent
          Acme => _acmeevent                       => Acme_CL<Acme/Parsers/AcmeEvent
          Beta => AcmeEvent                        => Beta_CL<Beta/Parsers/AcmeEvent
          Acm  => AcmeEvent                        => Acme_CL<Acme/Parsers/AcmeEvent, Beta_CL<Beta/Parsers/AcmeEvent
          -    => AcmeEvent                        => Acme_CL<Acme/Parsers/AcmeEvent, Beta_CL<Beta/Parsers/AcmeEvent
          -    => AcmeAll                          => Acme_CL<Acme/Parsers/AcmeAll, Syslog<Acme/Parsers/AcmeAll
          Acme => BetaAll                          => Beta_CL<Beta/Parsers/BetaAll
          Acme => union AcmeEvent, AcmeAll         => Acme_CL<Acme/Parsers/AcmeAll, Syslog<Acme/Parsers/AcmeAll
          Acme => union AcmeEvent, acme_CL         => acme_CL
          Acme => union acme_CL, (AcmeEvent())     => acme_CL
          Acme => union Acme_cl, acme_CL           => Acme_cl
          -    => Ali                              => Al_CL<Beta/Parsers/Aliased
          Beta => Doubled                          => Doubled
          Beta => Doubled()                        => Hidden_CL<Beta/Parsers/Doubled
          -    => LoopA                            => Loop_CL<Parsers/Loop/LoopA
          -    => LoopB                            => Loop_CL<Parsers/Loop/LoopB
          -    => ASimDnsAcme                      => @asimdnsacme ASimDnsAcme
          -    => _asim_dns_ACME()                 => @asimdnsacme _ASim_Dns_Acme
          -    => _ASim_Dns_AcmeV07()              => @asimdnsacme _ASim_Dns_AcmeV07
          -    => _Im_Dns(pack=true)               => @imdns _Im_Dns, ?_Im_Dns
          -    => _Im_Dns_Gone()                   => @vimdnsgone _Im_Dns_Gone, ?_Im_Dns_Gone
          -    => _Im_Dns                          => @imdns _Im_Dns, ?_Im_Dns
          -    => vimDnsQuay                       => @vimdnsquay vimDnsQuay, ?vimDnsQuay
          -    => ASimDnsQuay()                    => @asimdnsquay ASimDnsQuay, ?ASimDnsQuay
          -    => ASimQuayLogs                     => ASimQuayLogs
          -    => vimQuay_CL                       => vimQuay_CL
          -    => adx('a').SecurityEvent           => ~SecurityEvent
          -    => union Syslog, arg('').Syslog     => Syslog
          -    => union Syslog, arg('').LoopA()    => Syslog, ~LoopA
          -    => union adx('a').Device*           => ~Device*
          -    => _ASim_GetUsername()              => ?_ASim_GetUsername
          -    => Syslog()                         => @syslog Syslog
          -    => union Syslog, (_ASim_Dns_Syslog) => Syslog, @syslog _ASim_Dns_Syslog
          """)
  void aNameMeans(String solution, String query, String expected) {
    String key = solution.equals("-") ? "" : "Solutions/" + solution;
    ResolvedNames names = NameResolution.of(new KqlAnalyzer().analyze(query), key, facts);

    assertThat(text(names)).isEqualTo(expected == null ? "" : expected);
  }

  private static String text(ResolvedNames names) {
    return String.join(
        ", ",
        List.of(
                names.tables().stream().map(NameResolutionTest::text),
                names.asim().stream().map(NameResolutionTest::text),
                names.watchlists().stream().map(name -> "!" + name),
                names.unresolved().stream().map(name -> "?" + name),
                names.remote().stream().map(name -> "~" + name))
            .stream()
            .flatMap(stream -> stream)
            .toList());
  }

  /** {@code Name<file of the parser that brought it}. */
  private static String text(ResolvedNames.TableName table) {
    String via = table.parserPath().replaceFirst("^Solutions/", "").replaceFirst("\\.[a-z]+$", "");
    assertThat(table.key()).isEqualToIgnoringCase(table.spelling()).isLowerCase();
    return table.spelling() + (via.isEmpty() ? "" : "<" + via);
  }

  private static String text(ItemTables.AsimUse use) {
    return "@" + use.key() + " " + use.name();
  }

  /** A name of 128 characters may be a table, one more may not. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "A,1,true",
    "a_9,1,true",
    "A,128,true",
    "A,129,false",
    "_A,1,false",
    "9A,1,false",
    "A-B,1,false"
  })
  void aTableHasAName(String name, int times, boolean expected) {
    assertThat(NameResolution.isTableName(name.repeat(times))).isEqualTo(expected);
  }

  @Test
  void aParserThatNamesItselfIsNotReadAgain() {
    String path = "Solutions/Acme/Parsers/AcmeEvent.yaml";
    Facts own = new RepositoryFiles().parser(path, "AcmeEvent", "union AcmeEvent, Acme_CL").facts();

    ResolvedNames names = NameResolution.of(own.get(InputCatalog.FILE, path), own);

    assertThat(text(names)).isEqualTo("Acme_CL");
  }
}
