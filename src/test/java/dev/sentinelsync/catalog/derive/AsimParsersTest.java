package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.parser.AsimRow;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 8: ASIM parser files in, ASIM parsers, pairs and products out. */
class AsimParsersTest {

  private final RepositoryFiles files = new RepositoryFiles();

  @Test
  void aParserWithAllAttributes() {
    files
        .file(
            "Parsers/ASimDns/Parsers/ASimDnsAcme.yaml",
            """
            Parser:
              Title: DNS of Acme
              Version: '0.7'
              LastUpdated: Jan 2, 2024
            Product:
              Name: Acme DNS
            Normalization:
              Schema: Dns
              Version: 0.1.3
            References:
              - Title: ASIM
                Link: https://aka.ms/ASimDns
            Description: Normalises DNS.
            ParserName: ASimDnsAcme
            EquivalentBuiltInParser: _ASim_Dns_Acme
            ParserParams:
              - Name: disabled
                Type: bool
                Default: false
            ParserQuery: union Acme_CL, DnsEvents
            """)
        .asim("ASimDns", "_ASim_Dns", "Parsers: [_ASim_Dns_Acme]")
        .asim("imDns", "_Im_Dns", "Parsers: [asimdnsacme]");

    Facts facts = files.facts();
    assertThat(sheet(facts.get(ParserCatalog.ASIM, "asimdnsacme")))
        .isEqualTo(
            """
            key: asimdnsacme
            name: ASimDnsAcme
            builtIn: _ASim_Dns_Acme
            path: Parsers/ASimDns/Parsers/ASimDnsAcme.yaml
            kind.schema: Dns
            kind.schemaVersion: 0.1.3
            kind.role: SOURCE
            kind.filtering: false
            about.title: DNS of Acme
            about.version: 0.7
            about.lastUpdated: Jan 2, 2024
            about.product: Acme DNS
            about.description: Normalises DNS.
            about.references: [Reference[title=ASIM, link=https://aka.ms/ASimDns]]
            body.tables: [acme_cl, dnsevents]
            body.parameters: [Parameter[name=disabled, type=bool, defaultValue=false]]
            body.unions: [asimdns, imdns]
            """);
    assertThat(facts.members(ParserCatalog.ASIM_PARSERS, ""))
        .containsExactly("asimdns", "asimdnsacme", "imdns");
    assertThat(facts.members(ParserCatalog.ASIM_BY_TABLE, "acme_cl"))
        .containsExactly("asimdnsacme");
    assertThat(facts.members(TableCatalog.TABLE_SPELLINGS, "acme_cl")).containsExactly("Acme_CL");
    assertThat(facts.ids(TableCatalog.TABLE)).containsExactly("acme_cl", "dnsevents");
    assertThat(facts.get(ParserCatalog.ASIM_PRODUCTS, "asimdns").names())
        .containsExactly("Acme DNS");
    assertThat(facts.get(ParserCatalog.ASIM_PRODUCTS, "asimdnsacme").names())
        .containsExactly("Acme DNS");
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource({
    "ASimDnsAcme,ASimDnsAcme,'',SOURCE false Dns",
    "vimDnsAcme,vimDnsAcme,'',SOURCE true Dns",
    "imDns,imDns,'Parsers: [x]',UNION true Dns",
    "vimDnsEmpty,vimDnsEmpty,'',EMPTY true Dns",
    "vimDnsEmpty,vimDnsEmpty,'Parsers: [x]',UNION true Dns",
    "vimDnsNone,vimDns_EMPTY_,'',EMPTY true Dns",
    "IMDns,IMDns,'',SOURCE true Dns",
    "ASimDnsAcme,ASimDnsAcme,'Normalization: {Schema: DnsNew}',SOURCE false DnsNew"
  })
  void aNameHasARole(String name, String file, String more, String expected) {
    files.file(
        "Parsers/ASimDns/Parsers/" + file + ".yaml", "ParserName: " + name + "\n" + more + "\n");

    var kind = files.facts().get(ParserCatalog.ASIM, name.toLowerCase(Locale.ROOT)).kind();
    assertThat(kind.role() + " " + kind.filtering() + " " + kind.schema()).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3}")
  @CsvSource({
    "_Im_Dns(),imdns,imDns,_Im_Dns Dns UNION true",
    "_Im_Dns_Acme(),vimdnsacme,vimDnsAcme,_Im_Dns_Acme Dns SOURCE true",
    "_ASim_Dns(),asimdns,ASimDns,_ASim_Dns Dns UNION false",
    "_ASim_Dns_Acme(),asimdnsacme,ASimDnsAcme,_ASim_Dns_Acme Dns UNION false"
  })
  void aBuiltInParserWithoutFile(String query, String key, String name, String expected) {
    files.rule("Detections/a.yaml", query).rule("Detections/b.yaml", query);

    Facts facts = files.facts();
    var parser = facts.get(ParserCatalog.ASIM, key);
    assertThat(parser.name()).isEqualTo(name);
    assertThat(
            "%s %s %s %s"
                .formatted(
                    parser.builtIn(),
                    parser.kind().schema(),
                    parser.kind().role(),
                    parser.kind().filtering()))
        .isEqualTo(expected);
    assertThat(parser.isDefined()).isFalse();
    assertThat(facts.members(ParserCatalog.ASIM_PARSERS, "")).isEmpty();
    assertThat(facts.find(ParserCatalog.ASIM_ROW, key)).isEmpty();
    assertThat(facts.get(ParserCatalog.ASIM_PRODUCTS, key).names()).isEmpty();
  }

  /** A parser without a name is none. */
  @Test
  void aFileWithoutNameIsNoParser() {
    files.file("Parsers/ASimDns/Parsers/x.yaml", "EquivalentBuiltInParser: _ASim_Dns_X");

    assertThat(files.facts().ids(ParserCatalog.ASIM)).isEmpty();
  }

  @Test
  void aRowWithAllAttributes() {
    files
        .asim("ASimDnsAcme", "_ASim_Dns_Acme", about("B", "0.1", "x".repeat(81)) + "ParserQuery: T")
        .asim("vimDnsAcme", "_Im_Dns_Acme", about("A", "0.2", "F") + "ParserQuery: U_CL");

    Facts facts = files.facts();
    assertThat(sheet(facts.get(ParserCatalog.ASIM_ROW, "asimdnsacme")))
        .isEqualTo(
            """
            key: asimdnsacme
            name: ASimDnsAcme
            builtIn: _ASim_Dns_Acme
            about.schema: Dns
            about.role: SOURCE
            about.version: 0.1
            about.product: B
            about.products: [A, B]
            about.description: %s
            tables: [t, u_cl]
            twin.twinKey: vimdnsacme
            twin.twinName: vimDnsAcme
            twin.head: true
            """
                .formatted("x".repeat(81)));
    AsimRow half = facts.get(ParserCatalog.ASIM_ROW, "vimdnsacme");
    assertThat(half.twin()).isEqualTo(new AsimRow.Twin("asimdnsacme", "ASimDnsAcme", false));
    assertThat(half.isPair()).isTrue();
    assertThat(facts.members(InputCatalog.BUCKETS, "asim/source/pairs"))
        .containsExactly("asimdnsacme");
    assertThat(facts.members(InputCatalog.BUCKETS, "asim-products/pairs"))
        .containsExactly("asimdnsacme");
    assertThat(facts.members(InputCatalog.BUCKETS, "asim-products/tables"))
        .containsExactly("t", "u_cl");
    assertThat(facts.members(ParserCatalog.ASIM_BY_PRODUCT, "A")).containsExactly("asimdnsacme");
    assertThat(facts.members(ParserCatalog.ASIM_PRODUCT_NAMES, "")).containsExactly("A", "B");
    assertThat(facts.members(ParserCatalog.ASIM_SCHEMAS, "")).containsExactly("Dns");
  }

  @Test
  void aSingleParser() {
    files.asim("ASimDnsAcme", "", about("Acme", "1", "\ud83d\ude00".repeat(90)));

    Facts facts = files.facts();
    AsimRow row = facts.get(ParserCatalog.ASIM_ROW, "asimdnsacme");
    assertThat(row.isPair()).isFalse();
    assertThat(row.twin()).isEqualTo(new AsimRow.Twin("", "", true));
    assertThat(row.about().description()).isEqualTo("\ud83d\ude00".repeat(81));
    assertThat(facts.members(InputCatalog.BUCKETS, "asim/source/singles"))
        .containsExactly("asimdnsacme");
    assertThat(facts.members(InputCatalog.BUCKETS, "asim-products/singles"))
        .containsExactly("asimdnsacme");
    assertThat(facts.members(InputCatalog.BUCKETS, "asim-products/schemas")).containsExactly("Dns");
  }

  /** Which parsers are two halves of a pair: by name, else by the names of the built-in ones. */
  @ParameterizedTest(name = "{0} {1} and {2} {3}: {4}")
  @CsvSource({
    "ASimDnsAcme,'',vimDnsAcme,'',true",
    "ASimDnsAcme,'',imDnsAcme,'',true",
    "ASimDnsAcme,'',vimDnsOther,'',false",
    "ASimDnsAcme,'',ASimDnsBeta,'',false",
    "DnsAcme,'',vimDnsAcme,'',false",
    "ASimRegistry,_ASim_Registry_X,vimOther,_Im_Registry_X,true",
    "ASimRegistry,_ASim_Registry_X,vimOther,_Im_Registry_Y,false",
    "ASimRegistry,Registry_X,vimOther,Registry_X,false"
  })
  void twoParsersAreAPair(String main, String builtIn, String other, String twin, boolean pair) {
    files.asim(main, builtIn, "ParserQuery: T").asim(other, twin, "ParserQuery: T");

    Facts facts = files.facts();
    AsimRow first = facts.get(ParserCatalog.ASIM_ROW, main.toLowerCase(Locale.ROOT));
    AsimRow second = facts.get(ParserCatalog.ASIM_ROW, other.toLowerCase(Locale.ROOT));
    assertThat(first.isPair()).isEqualTo(pair);
    assertThat(second.isPair()).isEqualTo(pair);
    assertThat(first.twin().head()).isTrue();
    assertThat(second.twin().head()).isEqualTo(!pair);
  }

  /** A union pairs with im before vim, a source with vim before im; each half has one twin. */
  @ParameterizedTest(name = "{0}: {1}, not {2}")
  @CsvSource({"'Parsers: [x]',imdns,vimdns", "'ParserQuery: T',vimdns,imdns"})
  void aParserHasOneTwin(String more, String twin, String other) {
    files.asim("ASimDns", "", more).asim("imDns", "", more).asim("vimDns", "", more);

    Facts facts = files.facts();
    assertThat(facts.get(ParserCatalog.ASIM_ROW, "asimdns").twin().twinKey()).isEqualTo(twin);
    assertThat(facts.get(ParserCatalog.ASIM_ROW, twin).isPair()).isTrue();
    assertThat(facts.get(ParserCatalog.ASIM_ROW, other).isPair()).isFalse();
    assertThat(facts.get(ParserCatalog.ASIM_ROW, other).twin().head()).isTrue();
  }

  /** Products of unions are those of their sources, without "Source agnostic". */
  @Test
  void productsOfAUnion() {
    files
        .asim("ASimDns", "_ASim_Dns", about("No product", "1", "") + "Parsers: [A, _asim_dns_b, C]")
        .asim("A", "_ASim_Dns_A", about("Zeta", "1", "") + "ParserQuery: T")
        .asim("B", "_ASim_Dns_B", about("Alpha", "1", "") + "ParserQuery: T")
        .asim("C", "_ASim_Dns_C", about("source AGNOSTIC", "1", "") + "ParserQuery: T");

    Facts facts = files.facts();
    assertThat(facts.get(ParserCatalog.ASIM_PRODUCTS, "asimdns").names())
        .containsExactly("Alpha", "Zeta");
    assertThat(facts.get(ParserCatalog.ASIM_PRODUCTS, "c").names()).isEmpty();
    assertThat(facts.get(ParserCatalog.ASIM, "a").body().unions()).containsExactly("asimdns");
    assertThat(facts.members(InputCatalog.BUCKETS, "asim/union/singles"))
        .containsExactly("asimdns");
    assertThat(facts.members(ParserCatalog.ASIM_PRODUCT_NAMES, ""))
        .containsExactly("Alpha", "Zeta");
  }

  private static String about(String product, String version, String description) {
    return "Product:\n  Name: "
        + product
        + "\nParser:\n  Version: '"
        + version
        + "'\nDescription: "
        + description
        + "\n";
  }
}
