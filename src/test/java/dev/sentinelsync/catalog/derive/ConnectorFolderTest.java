package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.input.Buckets;
import dev.sentinelsync.catalog.input.InputCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 9: the files of a folder in, what they add to its connectors out. */
class ConnectorFolderTest {

  private static final String ACME = "Solutions/Acme/Data Connectors/";

  private final RepositoryFiles files = new RepositoryFiles();

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          a.json        => README.md                    => README.md
          a.json        => readme.MD other.md           => readme.MD
          a.json        => other.md                     => other.md
          a.json        => LICENSE.md Changelog.md      =>
          a.json b.json => README.md                    =>
          a.json b.json => README.md AcmeLogs_v2.md     => AcmeLogs_v2.md
          a.json b.json => README.md logs.md            => logs.md
          a.json b.json => other.md                     =>
          a.json        => notes.txt                    =>
          sub/a.json    => README.md                    =>
          a.json        => sub/README.md                =>
          """)
  void aReadmeDescribesAConnector(String definitions, String others, String expected) {
    String title = "";
    for (String name : definitions.split(" ")) {
      files.file(ACME + name, definition("AcmeLogs" + title, "T", ""));
      title += "2";
    }
    for (String name : others.split(" ")) {
      files.file(ACME + name, "Text");
    }

    assertThat(connector("acmelogs").about().readmePath())
        .isEqualTo(expected == null ? "" : ACME + expected);
  }

  @Test
  void capabilitiesComeFromTheFolder() {
    files
        .file(ACME + "a.json", definition("Acme", "T", ""))
        .file(
            ACME + "poller.json",
            json(
                "[{'kind':'RestApiPoller','properties':{'auth':{'type':'Basic'},'request':{},"
                    + "'paging':{'pagingType':'x'}}},{'kind':'Push','properties':"
                    + "{'auth':{'type':'Push'},'request':{}}}]"));

    assertThat(connector("acme").about().capabilities()).containsExactly("Push", "Basic", "Paging");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "a.json,azuredeploy_a.json,a.json",
    "b.json,AzureDeploy.json,b.json",
    "azuredeploy_b.json,azuredeploy_a.json,azuredeploy_a.json azuredeploy_b.json"
  })
  void deploymentTemplatesAreALastResort(String one, String other, String files) {
    this.files
        .file(ACME + one, definition("Logs", "One", ""))
        .file(ACME + other, definition("Logs", "Other", ""));

    assertThat(connector("logs").definition().files())
        .extracting(path -> path.substring(ACME.length()))
        .containsExactly(files.split(" "));
  }

  @Test
  void aListedConnectorIsCounted() {
    files
        .file(
            "Solutions/Acme/Data/Solution_Acme.json",
            json("{'Name':'Acme','Data Connectors':['b.json']}"))
        .file(ACME + "a.json", definition("A", "A", ""))
        .file(ACME + "b.json", definition("B", "B", ""));

    assertThat(files.facts().members(InputCatalog.BUCKETS, Buckets.listedConnectors()))
        .containsExactly("b");
  }

  private Connector connector(String key) {
    return files.facts().get(ConnectorCatalog.CONNECTOR, key);
  }

  private static String definition(String id, String title, String more) {
    return json("{'id':'" + id + "','publisher':'P','title':'" + title + "'" + more + "}");
  }
}
