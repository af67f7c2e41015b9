package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.CollectionMethod.Method;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.connector.IngestionApi;
import dev.sentinelsync.catalog.graph.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 9.7 and 9.8: code and templates beside a definition in, its API out. */
class IngestionApiTest {

  private static final String ACME = "Solutions/Acme/Data Connectors/";
  private static final String INGESTION_CLIENT = "from azure.monitor.ingestion import x";
  private static final String SIGNATURE = "a = 'SharedKey ' + k\nr = '/api/logs'";
  private static final String UPLOAD = "https://api.ti.sentinel.azure.com/workspaces/";
  private static final String TEMPLATE =
      json(
          "{'$schema':'https://schema.management.azure.com/2019/deploymentTemplate.json#',"
              + "'resources':[{'type':'Microsoft.Insights/dataCollectionEndpoints'}]}");

  private final RepositoryFiles files = new RepositoryFiles();

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          DeployPushConnectorButton,                     sharedKeys,  LOG_INGESTION
          cef_installer.py /sharedKeys,                  -,           NONE
          -,                                             -,           NONE
          -,                                             signature,   DATA_COLLECTOR
          -,                                             client,      LOG_INGESTION
          /sharedKeys,                                   client,      LOG_INGESTION
          /sharedKeys,                                   upload,      DATA_COLLECTOR
          /sharedKeys,                                   -,           DATA_COLLECTOR
          /sharedKeys,                                   template,    LOG_INGESTION
          pollingConfig /sharedKeys,                     -,           NONE
          SentinelKinds /sharedKeys,                     -,           NONE
          threat-intelligence-stix-objects:upload,       -,           THREAT_INTELLIGENCE
          -,                                             upload,      THREAT_INTELLIGENCE
          """)
  void theFirstRuleThatFitsDecides(String words, String beside, IngestionApi expected) {
    files.file(ACME + "a.json", definition("Acme", words == null ? "" : words));
    add(ACME, beside == null ? "" : beside);

    assertThat(api(files.facts(), "acme")).isEqualTo(expected);
  }

  private void add(String folder, String beside) {
    switch (beside) {
      case "signature" -> files.file(folder + "Function/main.PY", SIGNATURE);
      case "client" -> files.file(folder + "Function/requirements.txt", INGESTION_CLIENT);
      case "upload" -> files.file(folder + "Function/run.ps1", UPLOAD);
      case "template" -> files.file(folder + "azuredeploy.json", TEMPLATE);
      default -> files.file(folder + "Function/notes.txt", SIGNATURE + INGESTION_CLIENT);
    }
  }

  @Test
  void codeBelongsToTheNearestDefinition() {
    Facts facts =
        files
            .file(ACME + "One/a.json", definition("One", ""))
            .file(ACME + "One/code/main.cs", SIGNATURE)
            .file(ACME + "One/Two/b.json", definition("Two", ""))
            .file(ACME + "One/Two/main.ts", INGESTION_CLIENT)
            .file(ACME + "Three/c.json", definition("Three", ""))
            .facts();

    assertThat(api(facts, "one")).isEqualTo(IngestionApi.DATA_COLLECTOR);
    assertThat(api(facts, "two")).isEqualTo(IngestionApi.LOG_INGESTION);
    assertThat(api(facts, "three")).isEqualTo(IngestionApi.NONE);
  }

  @Test
  void codeOfASharedFolderBelongsToItsFunctions() {
    Facts facts =
        files
            .file(ACME + "a.json", definition("Cef", "SentinelKinds"))
            .file(ACME + "b_FunctionApp.json", definition("Pull", ""))
            .file(ACME + "Function/main.py", SIGNATURE)
            .facts();

    assertThat(api(facts, "cef")).isEqualTo(IngestionApi.NONE);
    assertThat(api(facts, "pull")).isEqualTo(IngestionApi.DATA_COLLECTOR);
  }

  @Test
  void codeThatUploadsThreatIntelligenceDecidesOnTheMethod() {
    Facts facts =
        files
            .file(ACME + "a_FunctionApp.json", definition("Intelligence", ""))
            .file(ACME + "Function/main.py", UPLOAD)
            .facts();

    assertThat(facts.get(ConnectorCatalog.CONNECTOR, "intelligence").method())
        .isEqualTo(Method.THREAT_INTELLIGENCE_UPLOAD.label());
    assertThat(api(facts, "intelligence")).isEqualTo(IngestionApi.THREAT_INTELLIGENCE);
  }

  @ParameterizedTest
  @CsvSource({"A_s B_d C,DATA_COLLECTOR", "A_s B_d C D E,NONE", "A B C,NONE"})
  void columnsThatTheLegacyApiNamesTellIt(String columns, IngestionApi expected) {
    String properties =
        String.join(
            ",", List.of(columns.split(" ")).stream().map("{'Name':'%s'}"::formatted).toList());
    Facts facts =
        files
            .file(
                ".script/tests/KqlvalidationsTests/CustomTables/Acme_CL.json",
                json("{'Name':'Acme_CL','Properties':[" + properties + "]}"))
            .file(
                ACME + "a.json",
                json("{'id':'Acme','title':'T','publisher':'P','dataTypes':[{'name':'Acme_CL'}]}"))
            .facts();

    assertThat(api(facts, "acme")).isEqualTo(expected);
  }

  @Test
  void codeIsNeverUnreadable() {
    Facts facts =
        files
            .file(ACME + "a.json", definition("Acme", ""))
            .file(ACME + "Function/main.py", "\u0000" + SIGNATURE + "\u0000")
            .facts();

    assertThat(api(facts, "acme")).isEqualTo(IngestionApi.DATA_COLLECTOR);
  }

  private static IngestionApi api(Facts facts, String key) {
    return facts.get(ConnectorCatalog.INGESTION, key).api();
  }

  private static String definition(String id, String words) {
    return json("{'id':'%s','title':'%s','publisher':'P','x':'%s'}".formatted(id, id, words));
  }
}
