package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.site.link.Slug;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shapes that the repository has today, one small repository each, from the commit to the page
 * (analysis rules 3, 4.4, 9 and 15).
 */
class CurrentShapesTest {

  private static final String ACME = "Solutions/Acme/";
  private static final String METADATA = "{'publisherId':'acme','offerId':'doors'}";

  @TempDir Path folder;

  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void aPublishedSolution() {
    file(ACME + "SolutionMetadata.json", METADATA);
  }

  @Test
  void aConnectorOfThePackageAloneIsListedWithItsOwnEvidence() {
    file(ACME + "Data/Solution_Acme.json", "{'Name':'Acme','Analytic Rules':[]}");
    String gate =
        "{'type':'Microsoft.SecurityInsights/dataConnectorDefinitions','properties':{'connectorUiConfig':{'id':'Gate','title':'Gate"
            + " %s','publisher':'Acme',"
            + "'graphQueriesTableName':'Gate_CL','dataTypes':[{'name':'{{graphQueriesTableName}}'}],"
            + "'graphQueries':[{'baseQuery':'{{graphQueriesTableName}}'}]}}}";
    String flow =
        "{'type':'Microsoft.Insights/dataCollectionRules','properties':{'dataFlows':"
            + "[{'outputStream':\"[concat('Custom-', variables('table'))]\"}]}}";
    file(
        ACME + "Package/mainTemplate.json",
        "{'variables':{'table':'GateFlow_CL'},'resources':[{'type':'x/contentTemplates',"
            + "'properties':{'mainTemplate':{'resources':["
            + gate.formatted("first")
            + ","
            + flow
            + "]}}},"
            + gate.formatted("second")
            + ",{'type':'a/dataConnectors','kind':'StaticUI','properties':{'connectorUiConfig':"
            + "{'id':'Folder','title':'Copy','publisher':'Acme','dataTypes':[{'name':'No_CL'}]}}},"
            + "{'id':\"[variables('x')]\",'title':'Wrapper','publisher':'Acme'}]}");
    file(
        "Solutions/Beta/Data Connectors/f.json",
        "{'id':'folder','title':'Original','publisher':'Beta'}");

    BuiltSite site = build();
    PublishedPage page = page(site, "connectors/gate.md");
    assertThat(page.title()).isEqualTo("Gate first");
    assertThat(attribute(page, "Collection Method")).isEqualTo("CCF");
    assertThat(page.section("## Tables Ingested"))
        .contains("`GateFlow_CL`", "`Gate_CL`")
        .doesNotContain("No_CL");
    assertThat(page(site, "connectors/folder.md").title()).contains("Original");
    assertThat(site.addresses()).doesNotContain("tables/no-cl.md", "connectors/wrapper.md");
    assertThat(site.text("solutions/acme.md")).contains("provides **1 data connector(s)**");
  }

  @Test
  void packagesAreReadInTheirOddSpellings() {
    String gate =
        "{'type':'A/DATACONNECTORDEFINITIONS','properties':{'connectorUiConfig':"
            + "{'title':'G','publisher':'P','id':'%s'}}}";
    Map<String, String> packages =
        Map.of(
            "One", "{ // a comment\n'resources':[%s,]}".formatted(gate.formatted("One")),
            "Two", "\uFEFF{'Resources':[%s]}".formatted(gate.formatted("Two")),
            "Three", "{'resources':{'gate':%s}}".formatted(gate.formatted("Three")),
            "Four", "{'variables':{'ui':%s},'resources':[]}".formatted(gate.formatted("Four")));
    packages.forEach(
        (name, json) -> file("Solutions/" + name + "/package/MainTemplate.json", json));

    BuiltSite site = build();
    for (String name : packages.keySet()) {
      PublishedPage page = page(site, "connectors/" + Slug.of(name) + ".md");
      assertThat(attribute(page, "Collection Method")).as(name).isEqualTo("CCF");
    }
  }

  @Test
  void onlyWhatADefinitionListsIsPublished() {
    file(ACME + "Data/Acme.json", "{'Name':'Acme','Data Connectors':['wrong/new.json']}");
    file(ACME + "Data Connectors/new.json", "{'id':'New','title':'New','publisher':'P'}");
    file(ACME + "Data Connectors/old.json", "{'id':'Old','title':'Old','publisher':'P'}");
    file("Solutions/Beta/SolutionMetadata.json", METADATA);
    file("Solutions/Beta/Data/b.json", "{'Name':'Beta','Data Connectors':['gone.json']}");
    file("Solutions/Beta/Data Connectors/b.json", "{'id':'B','title':'B','publisher':'P'}");

    BuiltSite site = build();
    assertThat(page(site, "connectors/new.md").title()).isEqualTo("New");
    assertThat(page(site, "connectors/old.md").title()).isEqualTo("⚠️ 🔍 Old");
    assertThat(page(site, "connectors/b.md").title()).isEqualTo("🔍 B");
  }

  @Test
  void whatIsDeprecatedSaysSo() {
    file(
        ACME + "Data/Solution_Acme.json",
        "{'Name':'Acme','Description':'This solution is considered deprecated.',"
            + "'Data Connectors':['Data Connectors/a.json']}");
    file(ACME + "Data Connectors/a.json", "{'id':'A','title':'A','publisher':'P'}");
    file(
        "Solutions/Beta/Data Connectors/b.json",
        "[{'id':'Off','title':'Off','publisher':'P','availability':{'status':0}},"
            + "{'id':'On','title':'On','publisher':'P','availability':{'status':2}}]");

    BuiltSite site = build();
    assertThat(page(site, "connectors/a.md").title()).startsWith("🚫 ");
    assertThat(page(site, "solutions/acme.md").title()).startsWith("🚫 ");
    assertThat(page(site, "connectors/off.md").title()).startsWith("🚫 ");
    assertThat(page(site, "connectors/on.md").title()).doesNotContain("🚫");
  }

  @Test
  void connectorsOfOneFolderShareWhatNoConnectionClaims() {
    String connectors = ACME + "Data Connectors/Doors/";
    file(connectors + "one.json", "{'id':'One','title':'One','publisher':'P'}");
    file(
        connectors + "two.json",
        "{'id':'Two','title':'Two','publisher':'P','dataTypes':[{'name':'Typed_CL'}]}");
    String poller =
        "{'type':'Microsoft.SecurityInsights/dataConnectors','kind':'RestApiPoller','properties':"
            + "{'connectorDefinitionName':'One','dcrConfig':{'streamName':'Custom-In'}}}";
    String tables =
        "{'dataFlows':[{'streams':['Custom-In'],'outputStream':'Custom-OfOne_CL'},"
            + "{'streams':['Custom-Other'],'outputStream':'Custom-OfBoth_CL'}]}";
    file(connectors + "anything.json", "[" + poller + ",{'properties':" + tables + "}]");

    BuiltSite site = build();
    assertThat(page(site, "connectors/one.md").section("## Tables Ingested"))
        .contains("`OfOne_CL`", "`OfBoth_CL`");
    assertThat(page(site, "connectors/two.md").section("## Tables Ingested"))
        .contains("`OfBoth_CL`")
        .doesNotContain("OfOne_CL", "Typed_CL");
  }

  @Test
  void setupTextsOfToday() {
    file(
        ACME + "Data Connectors/a.json",
        "{'id':'A','title':'A','publisher':'P','permissions':{'customs':[{'description':'Ask'},{'name':'Key','description':'Have"
            + " one'}],'resourceProvider':[{'provider':'W',"
            + "'requiredPermissions':{'Write':true,'READ':true}}]},'instructionSteps':[{'title':'T',"
            + "'instructions':[{'type':'GCPGrid','parameters':{}},{'type':'GCPContextPane',"
            + "'parameters':{}},{'type':'CopyableLabel','parameters':{'label':'L',"
            + "'placeholder':'here'}}]}]}");

    String page = build().text("connectors/a.md");
    assertThat(page)
        .contains("**Custom Permissions:**\n- Ask\n- **Key**: Have one\n")
        .contains("read and write permissions required.")
        .contains("- **L**: here")
        .containsOnlyOnce("**GCP Collector Management**");
  }

  @Test
  void collectionMethods() {
    file(
        ACME + "Data Connectors/template_UploadIndicatorsAPI.json",
        "{'id':'Upload','title':'U','publisher':'P'}");
    file(
        ACME + "Data Connectors/keys.json",
        "{'id':'Keys','title':'K','publisher':'P','dataTypes':[{'name':'K_CL'}],'permissions':"
            + "{'resourceProvider':[{'provider':'Microsoft.OperationalInsights/workspaces/sharedKeys'"
            + "}]}}");
    file(
        ACME + "Data Connectors/agent.json",
        "{'id':'Agent','title':'Doors via Legacy Agent','publisher':'P'}");

    BuiltSite site = build();
    assertThat(attribute(page(site, "connectors/upload.md"), "Collection Method"))
        .isEqualTo("Azure Function (TI Upload API)");
    assertThat(attribute(page(site, "connectors/keys.md"), "Collection Method"))
        .isEqualTo("REST Pull API");
    assertThat(attribute(page(site, "connectors/agent.md"), "Collection Method")).isEqualTo("MMA");
    assertThat(site.text("connectors/agent.md")).contains("retired on 31 August 2024");
  }

  @Test
  void playbooksAndSummaryRulesWriteTables() {
    file(
        ACME + "Playbooks/Send/azuredeploy.json",
        "{'metadata':{'title':'Send doors '},'resources':[{'type':'Microsoft.Logic/workflows',"
            + "'properties':{'definition':{'actions':{'Post':{'type':'Http','inputs':{'method':'POST',"
            + "'uri':'https://dce.example/dataCollectionRules/dcr-1/streams/Custom-Doors_CL"
            + "?api-version=1'}}}}}}]}");
    files.put(
        ACME + "Summary Rules/Doors_Daily.yaml",
        "displayName: Doors of a day\nid: s1\ndestinationTable: Daily_CL\nquery: Doors_CL\n");

    BuiltSite site = build();
    String playbook =
        "content/acme-send-doors-"
            + hash("Acme|Send doors ||Send/azuredeploy.json|playbook")
            + ".md";
    assertThat(site.text(playbook)).contains("`Doors_CL`](../tables/doors-cl.md) | write |");
    String rule =
        "content/acme-doors-daily-s1-"
            + hash("Acme|Doors_Daily|s1|Doors_Daily.yaml|summary_rule")
            + ".md";
    assertThat(site.text(rule))
        .startsWith("# Doors_Daily\n")
        .contains("| **Display Name** | Doors of a day |")
        .contains("`Daily_CL`](../tables/daily-cl.md) | write |");
    assertThat(site.text("solutions/acme.md")).contains("Summary Rule", "(writes)");
    assertThat(site.text("tables/daily-cl.md")).contains("*(write)*");
  }

  @Test
  void placeholdersOfAsimAreNoParsersInUse() {
    files.put(
        ACME + "Analytic Rules/r.yaml",
        "id: r\nname: R\nquery: union _Im_Dns_Empty, _ASim_Dns_EmptyV01, _Im_Dns_Acme | take 1\n");

    BuiltSite site = build();
    String rule = "content/acme-r-r-" + hash("Acme|R|r|r.yaml|analytic_rule") + ".md";
    assertThat(site.text(rule)).contains("_Im_Dns_Acme").doesNotContain("Empty");
    assertThat(site.addresses()).noneMatch(address -> address.matches("asim/.*empty.*"));
  }

  @Test
  void descriptionsAreWhole() {
    String words = "every door ".repeat(80).strip();
    files.put(
        ACME + "Analytic Rules/r.yaml", "id: r\nname: R\ndescription: " + words + "\nquery: T\n");

    BuiltSite site = build();
    String rule = "content/acme-r-r-" + hash("Acme|R|r|r.yaml|analytic_rule") + ".md";
    assertThat(site.text(rule)).contains(words);
  }

  @Test
  void pagesSayWhichFileTheyShowInAnEarlierVersion() {
    file(
        ACME + "Data Connectors/a.json",
        "{'id':'A','title':'A','publisher':'P','dataTypes':[{'name':'A_CL'}]}");
    file(ACME + "Parsers/Doors.yaml", "{'FunctionName':'Doors','FunctionQuery':'A_CL'}");
    try (GitFixture repository = GitFixture.create(folder.resolve("repository"))) {
      String commit = repository.commit("readable", files);
      repository.commit(
          "broken",
          Map.of(ACME + "Data Connectors/a.json", "{", ACME + "Parsers/Doors.yaml", "a: [b"));
      BuiltSite site = BuiltSite.of(repository, folder);

      for (String address :
          List.of("connectors/a.md", "solutions/acme.md", "parsers/doors.md", "tables/a-cl.md")) {
        assertThat(site.text(address))
            .as(address)
            .contains("**Kept at an earlier version:**", commit.substring(0, 8));
      }
    }
  }

  @Test
  void whatCannotBeReadIsNotSaidToBeMissing() {
    files.put(ACME + "Data Connectors/a.json", "{ no JSON");

    assertThat(build().text("solutions/acme.md"))
        .contains("Whether this solution includes data connectors is not known")
        .doesNotContain("does not include data connectors");
  }

  private void file(String path, String json) {
    files.put(path, quoted(json.replace("\"[", "\u0001").replace("]\"", "\u0002")));
  }

  /** Single quotes become double ones, but within a text in double quotes. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder();
    boolean expression = false;
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\u0001' -> {
          expression = true;
          json.append("\"[");
        }
        case '\u0002' -> {
          expression = false;
          json.append("]\"");
        }
        case '\'' -> json.append(expression ? '\'' : '"');
        default -> json.append(c);
      }
    }
    return json.toString();
  }

  private BuiltSite build() {
    try (GitFixture repository = GitFixture.create(folder.resolve("repository"))) {
      repository.commit("shapes", files);
      return BuiltSite.of(repository, folder);
    }
  }

  private static PublishedPage page(BuiltSite site, String address) {
    return new PublishedPage(site.text(address));
  }

  private static String attribute(PublishedPage page, String name) {
    return PublishedPage.attributes(page.text()).get(name);
  }

  private static String hash(String text) {
    return Slug.md5(text).substring(0, 8);
  }
}
