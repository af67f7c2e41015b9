package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector.TableVendors;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorTables.Ingested;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.table.TableCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 9.2 and 9.3: a definition and its companions in, tables and vendors out. */
class ConnectorTablesTest {

  private static final String FOLDER = "Solutions/Acme/Data Connectors/";
  private static final String FILE = FOLDER + "acme.json";
  private static final String HEAD = "{'id':'Acme','publisher':'P','title':'T'";

  private final RepositoryFiles files =
      new RepositoryFiles()
          .documented("SecurityEvent", "WindowsEvent", "Syslog", "CommonSecurityLog")
          .parser("Solutions/Acme/Parsers/AcmeEvent.yaml", "AcmeEvent", "Parsed_CL")
          .parser("Solutions/Beta/Parsers/AcmeEvent.yaml", "AcmeEvent", "Foreign_CL");

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          'dataTypes':[{'name':'Acme_CL','lastDataReceivedQuery':'Acme_CL\\n| take 1'}]       => Acme_CL
          'dataTypes':[{'name':'Acme_CL (alerts)'}]                                           => Acme_CL
          'dataTypes':[{'name':'acme_cl'}]                                                    => acme_cl
          'dataTypes':[{'name':'Syslog'}]                                                     => Syslog
          'dataTypes':[{'name':'  Syslog of Acme'}]                                           => Syslog
          'dataTypes':[{'name':'Acme events'}]                                                =>
          'dataTypes':[{'name':'(Syslog)'}]                                                   =>
          'dataTypes':[{'name':'AcmeEvent','lastDataReceivedQuery':'AcmeEvent\\n| take 1'}]   => Parsed_CL
          'dataTypes':[{'name':'SecurityEvents'}]                                             => SecurityEvent
          'dataTypes':[{'name':'WindowsEvents'}]                                              => WindowsEvent
          'dataTypes':[{'name':'B_CL','query':'A_CL | take 1'}]                               => A_CL, B_CL
          'graphQueries':[{'baseQuery':'Acme_CL'}]                                            => Acme_CL
          'graphQueries':[{'baseQuery':'SecurityEvents | take 1'}]                            => SecurityEvent
          'graphQueries':[{'baseQuery':'['}]                                                  =>
          'sampleQueries':[{'query':'Acme_CL | take 1'}]                                      => Acme_CL
          'connectivityCriterias':[{'type':'IsConnectedQuery','value':['Acme_CL | take 1']}]  => Acme_CL
          'other':[{'query':'Acme_CL'}]                                                       => Acme_CL
          'graphQueries':[{'baseQuery':'A_CL'}],'sampleQueries':[{'query':'B_CL'}]            => A_CL
          'dataTypes':[{'name':'A_CL'}],'sampleQueries':[{'query':'B_CL'}]                    => A_CL
          'dataTypes':[{'name':'A_CL'}],'other':[{'query':'B_CL'}]                            => A_CL
          'dataTypes':[{'name':'A_CL'}],'graphQueries':[{'baseQuery':'B_CL'}]                 => A_CL, B_CL
          'connectivityCriterias':[{'value':'A_CL'}],'sampleQueries':[{'query':'B_CL'}]       => A_CL, B_CL
          'logAnalyticsTableId':'Custom-Acme_CL'                                              => Acme_CL
          'logAnalyticsTableId':'Acme_CL'                                                     => Acme_CL
          'logAnalyticsTableId':'B_CL','sampleQueries':[{'query':'A_CL'}]                     => A_CL
          'graphQueries':[{'baseQuery':'union A_CL, a_cl, A_CL'}]                             => A_CL
          """)
  void aDefinitionNamesTables(String more, String expected) {
    files.file(FILE, json(HEAD + "," + more + "}"));

    assertThat(String.join(", ", ingested().tables())).isEqualTo(expected == null ? "" : expected);
  }

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          Acme_Table.json   => {'name':'New_CL','properties':{'schema':{'columns':[]}}}          => New_CL
          shape.json        => {'name':'New_CL','type':'Microsoft.OperationalInsights/workspaces/tables'} => New_CL
          shape.json        => {'name':'[x(1)]','type':'MICROSOFT.operationalinsights/workspaces/TABLES','properties':{'schema':{'name':'New_CL'}}} => New_CL
          shape.json        => {'resources':[{'name':'w/B_CL','type':'a/Microsoft.OperationalInsights/workspaces/tables'}]} => B_CL
          Acme_Table.json   => [{'name':'B_CL'},{'name':'A_CL'}]                                 => Own_CL
          shape.json        => {'properties':{'dataFlows':[{'outputStream':'Custom-Flow_CL'}]}}  => Flow_CL
          Acme_DCR.json     => {'dataFlows':[{'outputStream':'Microsoft-SecurityEvents'}]}       => SecurityEvent
          Acme_DCR.json     => {'dataFlows':[{'outputStream':'Custom-own_cl'}]}                  => own_cl
          poll.json         => {'kind':'RestApiPoller','type':'Microsoft.SecurityInsights/dataConnectors','properties':{'connectorDefinitionName':'Acme','dataType':'Poll_CL'}} => Poll_CL
          poll.json         => {'kind':'RestApiPoller','type':'Microsoft.SecurityInsights/dataConnectors','properties':{'connectorDefinitionName':'Acme','dcrConfig':{'streamName':'Custom-Poll_CL'}}} => Poll_CL
          sub/A_Table.json  => {'name':'New_CL'}                                                 => Own_CL
          Acme_Table.json   => {'name':'_Hidden_CL'}                                             => Own_CL
          other.json        => {'name':'New_CL'}                                                 => Own_CL
          """)
  void companionsInTheSameFolderDeclareTables(String name, String content, String expected) {
    files.file(FILE, json(HEAD + ",'dataTypes':[{'name':'Own_CL'}]}"));
    files.file(FOLDER + name, json(content));

    assertThat(String.join(", ", ingested().tables())).isEqualTo(expected);
  }

  @Test
  void theFileItselfDeclaresTablesAndDataFlows() {
    files.file(
        FILE,
        json(
            "{'resources':["
                + HEAD
                + ",'sampleQueries':[{'query':'Foreign_CL'}]},"
                + "{'name':'New_CL','properties':{'schema':{'columns':[{'name':'a'}]}}},"
                + "{'properties':{'dataFlows':[{'outputStream':'Custom-Flow_CL'}]}}]}"));

    assertThat(ingested().tables()).containsExactly("Flow_CL", "New_CL");
  }

  /** The queries of a file are told apart by definition. */
  @Test
  void eachDefinitionHasItsOwnTables() {
    files.file(
        FILE,
        json(
            "["
                + HEAD
                + ",'graphQueries':[{'baseQuery':'A_CL'},{'baseQuery':'B_CL'}]},"
                + "{'id':'Second','publisher':'P','title':'T','graphQueries':[{'baseQuery':'C_CL'}]}]"));

    Facts facts = files.facts();
    assertThat(facts.get(ConnectorCatalog.CONNECTOR_TABLES, FILE).definitions())
        .extracting(Ingested::tables)
        .containsExactly(List.of("A_CL", "B_CL"), List.of("C_CL"));
    assertThat(facts.ids(TableCatalog.TABLE)).contains("a_cl", "b_cl", "c_cl");
    assertThat(facts.tally(TableCatalog.TABLE_SPELLINGS, "c_cl")).containsOnlyKeys("C_CL");
  }

  @Test
  void vendorsAndProductsStandByTable() {
    files.file(
        FILE,
        json(
            HEAD
                + ",'dataTypes':[{'name':'CommonSecurityLog'}],'graphQueries':["
                + "{'baseQuery':'CommonSecurityLog | where DeviceVendor == \\'Zeta\\''},"
                + "{'baseQuery':'CommonSecurityLog | where DeviceVendor =~ \\'Acme\\' and"
                + " DeviceProduct == \\'Wall\\''},"
                + "{'baseQuery':'CommonSecurityLog | where DeviceProduct in (\\'Other\\')'},"
                + "{'baseQuery':'Syslog | where DeviceVendor has \\'No\\''}],"
                + "'sampleQueries':["
                + "{'query':'CommonSecurityLog | where DeviceVendor == \\'Sample\\''}]}"));

    Ingested ingested = ingested();
    assertThat(ingested.tables()).containsExactly("CommonSecurityLog", "Syslog");
    assertThat(ingested.vendors())
        .containsExactly(
            new TableVendors(
                "commonsecuritylog", List.of("Acme", "Sample", "Zeta"), List.of("Wall")));
    assertThat(ingested.allVendors()).containsExactly("Acme", "Sample", "Zeta");
    assertThat(ingested.allProducts()).containsExactly("Wall");
  }

  /** A product alone is enough, and a table that is not ingested gets no vendors. */
  @Test
  void vendorsOfOtherTablesAreLeftOut() {
    files.file(
        FILE,
        json(
            HEAD
                + ",'graphQueries':[{'baseQuery':'Acme_CL'}],'sampleQueries':["
                + "{'query':'CommonSecurityLog | where DeviceProduct == \\'Wall\\''},"
                + "{'query':'Acme_CL | union CommonSecurityLog | where DeviceProduct == \\'B\\''}]}"));

    assertThat(ingested().vendors())
        .containsExactly(new TableVendors("acme_cl", List.of(), List.of("B")));
    assertThat(ingested().allProducts()).containsExactly("B", "Wall");
  }

  private Ingested ingested() {
    return files.facts().get(ConnectorCatalog.CONNECTOR_TABLES, FILE).definitions().get(0);
  }
}
