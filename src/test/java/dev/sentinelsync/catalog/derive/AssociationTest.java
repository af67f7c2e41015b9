package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.ConnectorReach;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 10.2: a connector and a query in, their association out. */
class AssociationTest {

  private static final String ITEM = "Detections/rule.yaml";

  @TempDir Path folder;

  private final RepositoryFiles files =
      new RepositoryFiles()
          .documented("CommonSecurityLog", "Syslog", "SigninLogs", "ThreatIntelligenceIndicator");

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          CommonSecurityLog                              => CommonSecurityLog                                    => true
          CommonSecurityLog                              => CommonSecurityLog | where DeviceVendor == 'A'        => true
          CommonSecurityLog | where DeviceVendor == 'A'  => CommonSecurityLog | where DeviceVendor in ('A','B')  => true
          CommonSecurityLog | where DeviceVendor == 'A'  => CommonSecurityLog | where DeviceVendor == 'B'        => false
          CommonSecurityLog | where DeviceProduct == 'P' => CommonSecurityLog | where DeviceVendor == 'A'        => false
          CommonSecurityLog | where DeviceVendor == 'A'  => CommonSecurityLog                                    => false
          CommonSecurityLog                              => Syslog                                               => false
          _Im_Dns()                                      => CommonSecurityLog                                    => false
          """)
  void aConnectorIsAssociatedWithAnItem(String connector, String item, boolean expected) {
    files.file("Solutions/Acme/Data Connectors/a.json", connector("Acme", connector));

    assertThat(ofItem(item))
        .isEqualTo(expected ? new Association(List.of("Acme"), List.of("Acme")) : Association.NONE);
  }

  @Test
  void theTablesOfAllConnectorsAreSearched() {
    files
        .file("Solutions/Zeta/Data Connectors/z.json", connector("ZetaLogs", "CommonSecurityLog"))
        .file("Solutions/Acme/Data Connectors/a.json", connector("AcmeLogs", "Syslog"))
        .file("Solutions/Acme/Data Connectors/b.json", connector("acmeMore", "Syslog"));

    assertThat(ofItem("union CommonSecurityLog, Syslog"))
        .isEqualTo(
            new Association(List.of("AcmeLogs", "ZetaLogs", "acmeMore"), List.of("Acme", "Zeta")));
  }

  @Test
  void itemsOfSolutionsNameWhatTheyRequire() {
    files.file("Solutions/Acme/Data Connectors/a.json", connector("Acme", "Syslog"));
    String path = "Solutions/Acme/Analytic Rules/r.yaml";

    Facts facts = files.rule(path, "Syslog").facts();
    assertThat(Association.of(facts.get(ItemCatalog.ITEM, path), facts))
        .isEqualTo(Association.NONE);
  }

  @Test
  void anAsimParserIsAssociatedByItsTables() {
    files
        .file("Solutions/Acme/Data Connectors/a.json", connector("Acme", "Syslog"))
        .asim("ASimDnsAcme", "_ASim_Dns_Acme", "ParserQuery: Syslog | take 1");

    Facts facts = files.facts();
    assertThat(Association.of(facts.get(ParserCatalog.ASIM, "asimdnsacme"), facts))
        .isEqualTo(new Association(List.of("Acme"), List.of("Acme")));
  }

  /** Corrections decide before anything is searched; the first that matches counts. */
  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          "Syslog, commonsecuritylog",tables_only,C|S                        => [C] => [S]
          Syslog,tables_only,C|S                                             => [Acme] => [Acme]
          "Syslog,Other",tables_include,C|S                                  => [C] => [S]
          "Other,,",tables_include,C|S                                       => [Acme] => [Acme]
          Rul.,name_pattern,C|S                                              => [C] => [S]
          Ru,name_pattern,C|S                                                => [Acme] => [Acme]
          Rule,name_pattern,C                                                => [C] => []
          Rule,name_pattern,|S                                               => [] => [S]
          Rule,name_pattern, C | S|T                                         => [C] => [S|T]
          """)
  void aCorrectionDecides(String correction, String connectors, String solutions) {
    files
        .file("Solutions/Acme/Data Connectors/a.json", connector("Acme", "Syslog"))
        .reference(
            folder,
            "",
            "",
            "connector_association,"
                + correction
                + "\nconnector_association,NoRule,name_pattern,No|No\n"
                + "connector_association,.*None,name_pattern,No|No\n");

    Association found = ofItem("union Syslog, CommonSecurityLog");
    assertThat(found.connectors()).hasToString(connectors);
    assertThat(found.solutions()).hasToString(solutions);
  }

  @Test
  void aBuiltInAsimParserCountsAsItsTable() {
    files.reference(folder, "", "", "connector_association,_im_dns,tables_only,C|S\n");

    assertThat(ofItem("_Im_Dns()")).isEqualTo(new Association(List.of("C"), List.of("S")));
  }

  /** The tables by which a connector is found. */
  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          Acme                  => union Syslog, SigninLogs                                                 => [signinlogs, syslog]
          Acme                  => union Syslog, CommonSecurityLog | where Facility == 'auth'               => [syslog]
          Acme                  => union Syslog, CommonSecurityLog | where DeviceVendor != 'A'              => [commonsecuritylog, syslog]
          ThreatIntelligence    => union SigninLogs, CommonSecurityLog, ThreatIntelligenceIndicator         => [threatintelligenceindicator]
          CyborgSecurity_HUNTER => Syslog                                                                   => null
          """)
  void aConnectorReachesTables(String id, String query, String expected) {
    files.file("Solutions/Acme/Data Connectors/a.json", connector(id, query));

    Facts facts = files.facts();
    var reach = facts.find(ConnectorReach.FAMILY, id.toLowerCase(Locale.ROOT));
    assertThat(String.valueOf(reach.map(ConnectorReach::tables).orElse(null))).isEqualTo(expected);
    reach.ifPresent(
        found ->
            assertThat(sheet(found)).startsWith("id: " + id + "\nsolutionName: Acme\ntables: "));
  }

  @Test
  void aDeprecatedConnectorReachesNothing() {
    files.file(
        "Solutions/Acme/Data Connectors/a.json",
        json(
            "{'id':'A','publisher':'P','title':'A [Deprecated]',"
                + "'graphQueries':[{'baseQuery':'Syslog'}]}"));

    assertThat(ofItem("Syslog")).isEqualTo(Association.NONE);
  }

  private Association ofItem(String query) {
    Facts facts = files.rule(ITEM, query).facts();
    return Association.of(facts.get(ItemCatalog.ITEM, ITEM), facts);
  }

  private static String connector(String id, String query) {
    return json(
        "{'id':'"
            + id
            + "','publisher':'P','title':'T','graphQueries':[{'baseQuery':'"
            + query.replace("'", "\\'")
            + "'}]}");
  }
}
