package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.FileKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 3 and 12: files about a solution in, the solution and what it needs out. */
class SolutionsTest {

  private static final String KEY = "Solutions/Acme";
  private static final String METADATA =
      """
      {'publisherId':'acme','offerId':'acme-offer','firstPublishDate':'2024-01-02',
       'lastPublishDate':'2025-03-04','version':'1.0.0',
       'categories':{'domains':['Security','Cloud'],'verticals':['Retail']},
       'support':{'name':'Acme Help','tier':'Partner','link':'https://help'},
       'author':{'name':'Metadata author'}}
      """;

  @TempDir Path folder;

  private final RepositoryFiles files = new RepositoryFiles();

  @Test
  void aSolutionWithAllAttributes() {
    files
        .file(KEY + "/SolutionMetadata.json", json(METADATA))
        .file(
            KEY + "/Data/Solution_Acme.json",
            json(
                """
                {'Name':'Acme Inc','Author':'Acme - help@acme','Version':'2.0.0',
                 'Logo':'<img src=\\'https://l/a.svg\\' width=\\'75\\'>',
                 'Description':'A **solution**.','dependentDomainSolutionIds':['b.y','a.x'],
                 'Playbooks':['Playbooks/P/azuredeploy.json'],'Analytic Rules':['Rules/R.yaml']}
                """))
        .file(KEY + "/README.md", "# Acme")
        .file(KEY + "/Playbooks/P/README.md", "# Other")
        .file(KEY + "/ReleaseNotes.md", "| 1 |")
        .reference(folder, "", "acme.acme-offer,true,https://market/a\n", "");

    assertThat(sheet(solution(KEY)))
        .isEqualTo(
            """
            key: Solutions/Acme
            folder: Acme
            name: Acme Inc
            offer.publisherId: acme
            offer.offerId: acme-offer
            offer.firstPublished: 2024-01-02
            offer.lastPublished: 2025-03-04
            offer.version: 2.0.0
            offer.published: true
            offer.marketplaceUrl: https://market/a
            support.supportName: Acme Help
            support.supportTier: Partner
            support.supportLink: https://help
            support.author: Acme - help@acme
            about.categories: [Security, Cloud, Retail]
            about.logoUrl: https://l/a.svg
            about.description: A **solution**.
            about.dependencyIds: [b.y, a.x]
            documents.readmePath: Solutions/Acme/README.md
            documents.releaseNotesPath: Solutions/Acme/ReleaseNotes.md
            documents.definitionPath: Solutions/Acme/Data/Solution_Acme.json
            """);
    Facts facts = files.facts();
    assertThat(facts.members(SolutionCatalog.SOLUTIONS_BY_OFFER, "acme.acme-offer"))
        .containsExactly(KEY);
    assertThat(sheet(facts.get(SolutionCatalog.LISTED, KEY)))
        .isEqualTo(
            "defined: true\npaths: {ANALYTIC_RULE=[rules/r.yaml],"
                + " PLAYBOOK=[playbooks/p/azuredeploy.json]}\n");
    assertThat(sheet(facts.get(SolutionCatalog.SOLUTION_ROW, KEY)))
        .isEqualTo(
            """
            key: Solutions/Acme
            name: Acme Inc
            logoUrl: https://l/a.svg
            firstPublished: 2024-01-02
            publisher: Acme Help
            supportTier: Partner
            published: true
            contents.usesAsim: false
            contents.hasItems: false
            contents.hasConnectors: false
            contents.hasListedConnectors: false
            """);
  }

  @Test
  void metadataFillsWhatTheDefinitionLeavesOut() {
    files
        .file(KEY + "/SolutionMetadata.json", json(METADATA))
        .file(KEY + "/Data/Solution_Acme.json", json("{'Name':'','Logo':'no image'}"));

    Solution solution = solution(KEY);
    assertThat(solution.name()).isEqualTo("Acme");
    assertThat(solution.offer().version()).isEqualTo("1.0.0");
    assertThat(solution.support().author()).isEqualTo("Metadata author");
    assertThat(solution.about().logoUrl()).isEmpty();
  }

  @Test
  void aFolderAloneIsASolution() {
    files.rule(KEY + "/Analytic Rules/r.yaml", "T");

    assertThat(sheet(solution(KEY)))
        .isEqualTo("key: Solutions/Acme\nfolder: Acme\nname: Acme\noffer.published: false\n");
    assertThat(solution(KEY).marketplaceId()).isEmpty();
    assertThat(files.facts().members(SolutionCatalog.SOLUTIONS, "")).containsExactly(KEY);
    assertThat(sheet(files.facts().get(SolutionCatalog.LISTED, KEY)))
        .isEqualTo("defined: false\npaths: {}\n");
  }

  @Test
  void correctionsWin() {
    files
        .file(KEY + "/SolutionMetadata.json", json(METADATA))
        .reference(
            folder,
            "",
            "",
            """
            solution,Acme,solution_first_publish_date,2020-01-01
            solution,Acme,solution_last_publish_date,2020-02-02
            solution,Acme,solution_version,9
            solution,Acme,is_published,false
            solution,Acme,marketplace_url,https://other
            solution,Acme,solution_support_name,Name
            solution,Acme,solution_support_tier,Microsoft
            solution,Acme,solution_support_link,https://link
            solution,Acme,solution_author_name,Author
            solution,Acme,solution_categories,One; Two
            solution,Acme,solution_logo_url,https://logo
            solution,Acme,solution_description,Text
            solution,Acme,additional_information,Note
            """);

    assertThat(sheet(solution(KEY)))
        .isEqualTo(
            """
            key: Solutions/Acme
            folder: Acme
            name: Acme
            offer.publisherId: acme
            offer.offerId: acme-offer
            offer.firstPublished: 2020-01-01
            offer.lastPublished: 2020-02-02
            offer.version: 9
            offer.published: false
            offer.marketplaceUrl: https://other
            support.supportName: Name
            support.supportTier: Microsoft
            support.supportLink: https://link
            support.author: Author
            about.categories: [One, Two]
            about.logoUrl: https://logo
            about.description: Text
            about.additionalInformation: [Note]
            """);
  }

  @ParameterizedTest(name = "{0}.{1}, offers {2}: {3}")
  @CsvSource({
    "acme,o,'',true",
    "acme,o,'acme.o,false,',false",
    "acme,o,'acme.o,true,',true",
    "acme,o,'acme.x,false,',true",
    "acme,'','',false",
    "'',o,'',false",
    "'','','',false"
  })
  void anOfferIsPublished(String publisher, String offer, String offers, boolean expected) {
    files
        .file(
            KEY + "/SolutionMetadata.json",
            json("{'publisherId':'" + publisher + "','offerId':'" + offer + "'}"))
        .reference(folder, "", offers + "\n", "");

    assertThat(solution(KEY).offer().published()).isEqualTo(expected);
    assertThat(solution(KEY).marketplaceId())
        .isEqualTo(publisher.isEmpty() || offer.isEmpty() ? "" : publisher + "." + offer);
  }

  /** Of several definitions the first readable one counts. */
  @Test
  void anUnreadableDefinitionIsPassedOver() {
    files
        .file(KEY + "/Data/Solution_A.json", "no JSON")
        .file(KEY + "/Data/Solution_B.json", json("{'Name':'B','Playbooks':[]}"))
        .file(KEY + "/Data/Solution_C.json", json("{'Name':'C','Playbooks':[]}"));

    assertThat(solution(KEY).name()).isEqualTo("B");
    assertThat(solution(KEY).documents().definitionPath()).endsWith("Solution_B.json");
  }

  /** Entries are compared by path below the solution, decoded and without case. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Analytic Rules/sub/My Rule.yaml,true",
    "analytic rules/SUB/my rule.YAML,true",
    "Analytic%20Rules/sub/My%20Rule.yaml,true",
    "Analytic Rules\\sub\\My Rule.yaml,true",
    "Solutions/Acme/Analytic Rules/sub/My Rule.yaml,true",
    "sub/My Rule.yaml,true",
    "Detections/sub/My Rule.yaml,true",
    "My Rule.yaml,true",
    "Analytic Rules/My Rule.yaml,true",
    "https://host/Solutions/Acme/Analytic%20Rules/sub/My%20Rule.yaml,true",
    "/home/me/Solutions/Acme/Analytic Rules/sub/My Rule.yaml,true",
    "Analytic Rules/Twice.yaml,false",
    "Analytic Rules/sub/Other.yaml,false"
  })
  void anEntryListsAFile(String entry, boolean expected) {
    String rule = KEY + "/Analytic Rules/sub/My Rule.yaml";
    files
        .rule(rule, "T")
        .rule(KEY + "/Analytic Rules/one/Twice.yaml", "T")
        .rule(KEY + "/Analytic Rules/two/Twice.yaml", "T")
        .file(
            KEY + "/Data/Acme.json",
            json("{'Name':'Acme','Analytic Rules':['" + entry.replace("\\", "\\\\") + "']}"));

    Facts facts = files.facts();
    assertThat(Listing.lists(facts.get(InputCatalog.FILE, rule), facts)).isEqualTo(expected);
    String twin = KEY + "/Analytic Rules/one/Twice.yaml";
    assertThat(Listing.lists(facts.get(InputCatalog.FILE, twin), facts)).isFalse();
  }

  /** The definition is told by its shape; several are united, {@code Solution_*} first. */
  @Test
  void definitionsAreToldByShapeAndUnited() {
    files
        .file(KEY + "/Data/a.json", json("{'Name':'Other','Playbooks':['Playbooks/p.json']}"))
        .file(KEY + "/Data/b.json", json("{'Name':7,'Workbooks':['Workbooks/w.json']}"))
        .file(KEY + "/Data/c.json", json("{'Name':'No list'}"))
        .file(KEY + "/Data/testParameters.json", json("{'Name':'T','Workbooks':['x']}"))
        .file(KEY + "/Data/system_generated_metadata.json", json("{'Name':'T','Workbooks':['x']}"))
        .file(
            KEY + "/Data/Solution_Z.json",
            json(
                "{'Name':'First','Logo':'https://x/l.svg','Data Connectors':[],"
                    + "'StaticDataConnectorIds':['Doors']}"));

    Facts facts = files.facts();
    assertThat(facts.get(SolutionCatalog.SOLUTION, KEY).name()).isEqualTo("First");
    assertThat(facts.get(SolutionCatalog.SOLUTION, KEY).about().logoUrl())
        .isEqualTo("https://x/l.svg");
    assertThat(sheet(facts.get(SolutionCatalog.LISTED, KEY)))
        .isEqualTo(
            "defined: true\npaths: {PLAYBOOK=[playbooks/p.json], CONNECTOR=[]}\n"
                + "connectorIds: [doors]\n");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "This Solution is deprecated.,true",
    "The integration has been deprecated,true",
    "This CONNECTOR is considered deprecated,true",
    "this solution has been considered deprecated,true",
    "existing connectors were deprecated on Monday,false",
    "uses the deprecated HTTP Data Collector API,false",
    "see https://x/platform/deprecated/api,false",
    "The solution isn't deprecated,false"
  })
  void aDescriptionSaysThatASolutionIsDeprecated(String description, boolean expected) {
    files.file(
        KEY + "/Data/Solution_A.json",
        "{\"Name\":\"A\",\"Playbooks\":[],\"Description\":\"" + description + "\"}");

    assertThat(solution(KEY).deprecated()).isEqualTo(expected);
  }

  @Test
  void withoutADefinitionNothingIsMissingAndOfAnUnlistedKindAllIs() {
    files
        .rule("Solutions/None/Analytic Rules/r.yaml", "T")
        .file(
            KEY + "/Data/Solution_Acme.json",
            json("{'Name':'A','Workbooks':['Workbooks/w.json']}"));

    Facts facts = files.facts();
    assertThat(
            facts
                .get(SolutionCatalog.LISTED, "Solutions/None")
                .lists(FileKind.WORKBOOK, "Solutions/None/Workbooks/w.json", "Solutions/None"))
        .isTrue();
    assertThat(
            facts
                .get(SolutionCatalog.LISTED, KEY)
                .lists(FileKind.PLAYBOOK, KEY + "/Workbooks/w.json", KEY))
        .isFalse();
  }

  @Test
  void theRowSaysWhatASolutionHolds() {
    files
        .rule(KEY + "/Analytic Rules/r.yaml", "_Im_Dns()")
        .file(KEY + "/Data Connectors/c.json", json("{'id':'C','publisher':'P','title':'T'}"))
        .file(
            "Solutions/Beta/Data Connectors/d.json", json("{'id':'D','publisher':'P','title':'T'}"))
        .file(
            "Solutions/Beta/Data/Solution_Beta.json", json("{'Name':'Beta','Data Connectors':[]}"));

    Facts facts = files.facts();
    assertThat(sheet(facts.get(SolutionCatalog.SOLUTION_ROW, KEY).contents()))
        .isEqualTo(
            "usesAsim: true\nhasItems: true\nhasConnectors: true\nhasListedConnectors: true\n");
    assertThat(sheet(facts.get(SolutionCatalog.SOLUTION_ROW, "Solutions/Beta").contents()))
        .isEqualTo(
            "usesAsim: false\nhasItems: false\nhasConnectors: true\nhasListedConnectors: false\n");
  }

  @Test
  void contentOutsideSolutionsBelongsToTwoGroups() {
    files
        .rule("Detections/a.yaml", "T")
        .file("Detections/b.yaml", "query: T\nmetadata: {author: {name: Me}}");

    assertThat(sheet(solution(Solution.GITHUB_ONLY)))
        .isEqualTo("key: github-only\nname: GitHub Only\noffer.published: true\n");
    assertThat(sheet(solution(Solution.STANDALONE)))
        .isEqualTo("key: standalone\nname: Standalone Content\noffer.published: true\n");
    assertThat(solution(Solution.STANDALONE).isGroup()).isTrue();
    assertThat(files.facts().members(SolutionCatalog.SOLUTIONS, "")).isEmpty();
  }

  @Test
  void filesOfWhichAnythingIsInDoubtAreFound() {
    files
        .file("Detections/a.yaml", "[a, list")
        .file("Detections/b.yaml", "id: i\nname: b\nversion: 1.0.0\nquery: T");

    assertThat(files.facts().members(InputCatalog.DOUBTFUL_FILES, ""))
        .containsExactly("Detections/a.yaml");
  }

  private Solution solution(String key) {
    return files.facts().get(SolutionCatalog.SOLUTION, key);
  }
}
