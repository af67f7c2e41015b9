package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.ConnectorReach;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 9: definition files in, connectors out. */
class ConnectorsTest {

  private static final String ACME = "Solutions/Acme/Data Connectors/";

  @TempDir Path folder;

  private final RepositoryFiles files = new RepositoryFiles();

  @ParameterizedTest(name = "{0}: {1} => {2}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          Solutions/A/Data Connectors/a.json           => {'id':'X','publisher':'P','title':'T'}                          => x
          Solutions/A/DataConnectors/a.JSON            => {'id':'X','publisher':'P','title':'T'}                          => x
          Solutions/A/Data Connector/sub/a.json        => {'id':'X','publisher':'P','title':'T'}                          => x
          Solutions/A/Data Connectors/function.json    => {'id':'X','publisher':'P','title':'T'}                          =>
          Solutions/A/Data Connectors/acme_DCR.json    => {'id':'X','publisher':'P','title':'T'}                          => x
          Solutions/A/Data Connectors/a.json           => [{'id':'[x(1)]','publisher':'P','title':'T'},{'id':'Y','publisher':'P','title':'T'}] => y
          Solutions/A/Package/a.json                   => {'id':'X','publisher':'P','title':'T'}                          =>
          Solutions/Templates/Data Connectors/a.json   => {'id':'X','publisher':'P','title':'T'}                          =>
          Detections/a.json                            => {'id':'X','publisher':'P','title':'T'}                          =>
          Solutions/A/Data Connectors/a.json           => {'id':'X','title':'T'}                                          =>
          Solutions/A/Data Connectors/a.json           => {'id':'X','publisher':'P','title':7}                            =>
          Solutions/A/Data Connectors/a.json           => {'p':{'connectorUiConfig':{'id':'X','publisher':'P','title':'T'}}} => x
          Solutions/A/Data Connectors/a.json           => [{'id':'X','publisher':'P','title':'T'},{'id':'Y','publisher':'P','title':'T'}] => x, y
          Solutions/A/Data Connectors/a.json           => {'id':' Acme Logs ','publisher':'P','title':'T'}                => acme logs
          Solutions/A/Data Connectors/a.json           => {'id':'[variables(\\'v\\')]','publisher':'P','title':'Acme (by-REST API)'} => acme(byrestapi)
          Solutions/A/Data Connectors/a.json           => {'id':'X','publisher':'P','title':'[variables(\\'v\\')]'}       =>
          Solutions/A/Data Connectors/a.json           => {'resources':[{'type':'a/contentPackages'},{'id':'X','publisher':'P','title':'T'}]} =>
          Solutions/A/Data Connectors/a.json           => no JSON at all                                                  =>
          """)
  void aFileMakesConnectors(String path, String content, String expected) {
    Facts facts = files.file(path, json(content)).facts();

    assertThat(String.join(", ", facts.members(ConnectorCatalog.CONNECTORS, "")))
        .isEqualTo(expected == null ? "" : expected);
    assertThat(facts.ids(ConnectorCatalog.CONNECTOR))
        .isEqualTo(facts.members(ConnectorCatalog.CONNECTORS, ""));
  }

  @Test
  void aConnectorWithAllAttributes() {
    files
        .documented("CommonSecurityLog")
        .file(
            "Solutions/Acme/Data/Solution_Acme.json",
            json(
                "{'Name':'Acme Inc','Logo':'<img src=\\'https://l/a.svg\\'>','Data Connectors':['Data Connectors/acme.json']}"))
        .file(
            ACME + "acme.json",
            json(
                "{'id':' AcmeLogs ','publisher':'Acme','title':'Acme logs [DEPRECATED]',"
                    + "'descriptionMarkdown':'Brings **logs**.','pollingConfig':{'auth':"
                    + "{'authType':'APIKey'},'request':{'httpMethod':'POST'}},"
                    + "'graphQueries':[{'baseQuery':'CommonSecurityLog | where DeviceVendor =="
                    + " \\'Acme\\' and DeviceProduct == \\'Wall\\''}]}"))
        .file(ACME + "README.md", "# Acme");

    assertThat(sheet(connector("acmelogs")))
        .isEqualTo(
            """
            key: acmelogs
            id: AcmeLogs
            about.title: Acme logs [DEPRECATED]
            about.publisher: Acme
            about.description: Brings **logs**.
            about.capabilities: [APIKey, POST]
            about.readmePath: Solutions/Acme/Data Connectors/README.md
            collection.method: CCF
            collection.methodReason: It has a pollingConfig
            definition.definitionPath: Solutions/Acme/Data Connectors/acme.json
            definition.definitionIndex: 0
            definition.files: [Solutions/Acme/Data Connectors/acme.json]
            definition.solutionKeys: [Solutions/Acme]
            definition.generatedId: false
            ingestion.tables: [commonsecuritylog]
            ingestion.vendors: [Acme]
            ingestion.products: [Wall]
            ingestion.tableVendors: [TableVendors[table=commonsecuritylog, vendors=[Acme], products=[Wall]]]
            status.deprecated: true
            status.listed: true
            status.published: false
            status.defined: true
            """);
    assertThat(sheet(files.facts().get(ConnectorCatalog.CONNECTOR_ROW, "acmelogs")))
        .isEqualTo(
            """
            key: acmelogs
            id: AcmeLogs
            title: Acme logs [DEPRECATED]
            publisher: Acme
            method: CCF
            tables: [commonsecuritylog]
            holder.solutionKey: Solutions/Acme
            holder.solutionName: Acme Inc
            holder.logoUrl: https://l/a.svg
            status.deprecated: true
            status.listed: true
            status.published: false
            status.defined: true
            """);
  }

  @Test
  void correctionsWin() {
    files
        .file(ACME + "acme.json", definition("AcmeLogs", "Acme logs", ""))
        .reference(
            folder,
            "",
            "",
            """
            connector,acmelogs,connector_title,Better title
            connector,AcmeLogs,connector_publisher,Better publisher
            connector,AcmeLogs,connector_description,Better text
            connector,AcmeLogs,collection_method,AMA
            connector,AcmeLogs,event_vendor,V;W
            connector,AcmeLogs,event_product,X
            connector,AcmeLogs,is_deprecated,true
            connector,AcmeLogs,is_published,yes
            connector,Acme.*,additional_information,Note one
            connector,Acme.*,additional_information,Note two
            connector,Other,connector_title,No
            table,AcmeLogs,connector_title,No
            """);

    assertThat(sheet(connector("acmelogs")))
        .isEqualTo(
            """
            key: acmelogs
            id: AcmeLogs
            about.title: Better title
            about.publisher: Better publisher
            about.description: Better text
            about.additionalInformation: [Note one, Note two]
            collection.method: AMA
            collection.methodReason: Method not detected
            definition.definitionPath: Solutions/Acme/Data Connectors/acme.json
            definition.definitionIndex: 0
            definition.files: [Solutions/Acme/Data Connectors/acme.json]
            definition.solutionKeys: [Solutions/Acme]
            definition.generatedId: false
            ingestion.vendors: [V, W]
            ingestion.products: [X]
            status.deprecated: true
            status.listed: true
            status.published: true
            status.defined: true
            """);
  }

  /** Several solutions hold one connector: the first by name describes it. */
  @Test
  void severalDefinitionsAreOneConnector() {
    files
        .documented("CommonSecurityLog")
        .file("Solutions/A/Data/Solution_A.json", json("{'Name':'Zeta','Data Connectors':[]}"))
        .file("Solutions/A/Data Connectors/a.json", definition("LOGS", "Of A", vendor("V1")))
        .file("Solutions/B/Data/Solution_B.json", json("{'Name':'Alpha','DataConnectors':['x']}"))
        .file("Solutions/B/Data Connectors/y.json", definition("Logs", "Of B, y", vendor("V2")))
        .file(
            "Solutions/B/Data Connectors/b.json",
            "["
                + definition("Else", "E", "")
                + ","
                + definition("logs", "Of B", tables("B_CL"))
                + "]");

    assertThat(sheet(connector("logs")))
        .isEqualTo(
            """
            key: logs
            id: logs
            about.title: Of B
            about.publisher: P
            collection.method: Unknown (Custom Log)
            collection.methodReason: The definition names a custom log
            definition.definitionPath: Solutions/B/Data Connectors/b.json
            definition.definitionIndex: 1
            definition.files: [Solutions/B/Data Connectors/b.json, Solutions/B/Data Connectors/y.json, Solutions/A/Data Connectors/a.json]
            definition.solutionKeys: [Solutions/B, Solutions/A]
            definition.generatedId: false
            ingestion.tables: [b_cl, commonsecuritylog]
            ingestion.vendors: [V1, V2]
            ingestion.tableVendors: [TableVendors[table=commonsecuritylog, vendors=[V2], products=[]]]
            status.deprecated: false
            status.listed: false
            status.published: false
            status.defined: true
            """);
    Facts facts = files.facts();
    assertThat(facts.members(ConnectorCatalog.CONNECTORS_BY_TABLE, "b_cl")).containsExactly("logs");
    assertThat(facts.members(ConnectorCatalog.CONNECTORS_BY_SOLUTION, "Solutions/A"))
        .containsExactly("logs");
    assertThat(facts.members(SolutionCatalog.SOLUTIONS_BY_TABLE, "b_cl"))
        .containsExactly("Solutions/A", "Solutions/B");
    assertThat(facts.members(InputCatalog.BUCKETS, Buckets.listedConnectors())).isEmpty();
  }

  @Test
  void aConnectorThatIsOnlyRequired() {
    files
        .file("Detections/a.yaml", required("'Gone '"))
        .file("Detections/b.yaml", required("gone"))
        .file("Detections/c.yaml", required("gone"))
        .reference(folder, "", "", "connector,gone,additional_information,Retired\n");

    assertThat(sheet(connector("gone")))
        .isEqualTo(
            """
            key: gone
            id: gone
            about.title: gone
            about.additionalInformation: [Retired]
            definition.definitionIndex: 0
            definition.generatedId: false
            status.deprecated: false
            status.listed: true
            status.published: true
            status.defined: false
            """);
    Facts facts = files.facts();
    assertThat(facts.members(ConnectorCatalog.UNDEFINED_CONNECTORS, "")).containsExactly("gone");
    assertThat(facts.members(ConnectorCatalog.CONNECTORS, "")).isEmpty();
    assertThat(facts.get(ConnectorCatalog.CONNECTOR_ROW, "gone").holder().solutionKey()).isEmpty();
    assertThat(facts.find(ConnectorReach.FAMILY, "gone")).isEmpty();
  }

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          Syslog         => AMA               => A table is fed by virtual machines
          AzureThings    => Azure Diagnostics => A table holds logs of Azure resources
          Other          => Unknown           => Method not detected
          """)
  void referenceFactsOfTablesAreEvidence(String table, String method, String reason) {
    files
        .reference(
            folder,
            """
            Syslog,Security,"a,x/virtualmachines",,,Yes,No,,,,,,
            AzureThings,Azure Resources,,,,Yes,No,,,,,,
            Other,Security,,,,Yes,No,,,,,,
            """,
            "",
            "")
        .file(ACME + "a.json", definition("Acme", "T", tables(table)));

    assertThat(connector("acme").collection()).isEqualTo(new Connector.Collection(method, reason));
  }

  private Connector connector(String key) {
    return files.facts().get(ConnectorCatalog.CONNECTOR, key);
  }

  private static String definition(String id, String title, String more) {
    return json("{'id':'" + id + "','publisher':'P','title':'" + title + "'" + more + "}");
  }

  private static String tables(String name) {
    return ",'dataTypes':[{'name':'" + name + "'}]";
  }

  private static String vendor(String vendor) {
    return ",'graphQueries':[{'baseQuery':'CommonSecurityLog | where DeviceVendor == \\'"
        + vendor
        + "\\''}]";
  }

  private static String required(String id) {
    return "name: R\nquery: T\nrequiredDataConnectors:\n  - connectorId: " + id + "\n";
  }
}
