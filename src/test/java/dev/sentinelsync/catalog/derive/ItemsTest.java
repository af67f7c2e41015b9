package dev.sentinelsync.catalog.derive;

import static dev.sentinelsync.catalog.derive.RepositoryFiles.json;
import static dev.sentinelsync.catalog.derive.RepositoryFiles.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.QueryStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 4: files of content in, items out. */
class ItemsTest {

  private static final String RULE = "Solutions/Acme/Analytic Rules/sub/rule.yaml";

  @TempDir Path folder;

  private final RepositoryFiles files = new RepositoryFiles();

  @Test
  void aRuleWithAllAttributes() {
    files
        .file("Solutions/Acme/Data/Solution_Acme.json", json("{'Name':'Acme Inc','Playbooks':[]}"))
        .file(
            RULE,
            """
            id: AB-1
            name: Doors
            version: 1.0.2
            severity: High
            status: Available
            kind: Scheduled
            description: |
              Opens
              doors.
            tactics: [Impact, Execution]
            relevantTechniques: [T1, T2]
            requiredDataConnectors:
              - connectorId: AcmeLogs
              - connectorId: ''
              - connectorId: acmelogs
            query: |
              CommonSecurityLog | where DeviceVendor == 'V' and DeviceProduct == 'P'
            """);

    assertThat(sheet(item(RULE)))
        .isEqualTo(
            """
            path: Solutions/Acme/Analytic Rules/sub/rule.yaml
            type: ANALYTIC_RULE
            name: Doors
            id: AB-1
            origin.source: SOLUTION
            origin.solutionKey: Solutions/Acme
            origin.solutionName: Acme Inc
            origin.relativePath: sub/rule.yaml
            origin.writtenName: Doors
            origin.listed: false
            origin.solutionPublished: false
            classification.severity: High
            classification.status: Available
            classification.kind: Scheduled
            classification.version: 1.0.2
            classification.tactics: [Impact, Execution]
            classification.techniques: [T1, T2]
            classification.requiredConnectors: [AcmeLogs, acmelogs]
            content.description: Opens doors.
            content.queryStatus: HAS_QUERY
            content.vendors: [V]
            content.products: [P]
            """);
    assertThat(sheet(files.facts().get(ItemCatalog.ITEM_ROW, RULE)))
        .isEqualTo(
            """
            path: Solutions/Acme/Analytic Rules/sub/rule.yaml
            type: ANALYTIC_RULE
            name: Doors
            severity: High
            tactics: [Impact, Execution]
            origin.source: SOLUTION
            origin.solutionKey: Solutions/Acme
            origin.solutionName: Acme Inc
            origin.listed: false
            """);
    assertThat(sheet(files.facts().get(ItemCatalog.ITEM_SUMMARY, RULE)))
        .isEqualTo("description: Opens doors.\nqueryStatus: HAS_QUERY\n");
  }

  @Test
  void aRuleIsFoundByWhatItSays() {
    files.file(
        RULE,
        """
        id: AB-1
        name: doors
        requiredDataConnectors:
          - connectorId: AcmeLogs
        query: Acme_CL
        """);

    Facts facts = files.facts();
    assertThat(facts.members(ItemCatalog.ITEMS_BY_SOLUTION, "Solutions/Acme"))
        .containsExactly(RULE);
    assertThat(facts.members(ItemCatalog.ITEMS_BY_TYPE, "analytic_rule")).containsExactly(RULE);
    assertThat(facts.members(ItemCatalog.ITEMS_BY_CONNECTOR, "acmelogs")).containsExactly(RULE);
    assertThat(facts.tally(ItemCatalog.REQUIRED_SPELLINGS, "acmelogs")).containsKey("AcmeLogs");
    assertThat(facts.ids(ConnectorCatalog.CONNECTOR)).containsExactly("acmelogs");
    assertThat(facts.members(ItemCatalog.ITEMS_BY_ID, "ab-1")).containsExactly(RULE);
    assertThat(facts.all(ItemCatalog.TYPE)).containsExactly(ContentType.ANALYTIC_RULE);
    assertThat(facts.members(InputCatalog.BUCKETS, "items")).containsExactly(RULE);
    assertThat(facts.members(InputCatalog.BUCKETS, "items/*/unpublished")).containsExactly(RULE);
    assertThat(facts.members(InputCatalog.BUCKETS, "items/analytic_rule/unpublished"))
        .containsExactly(RULE);
  }

  /** Words of a rule without query say what became of it. */
  @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Analytic Rules  | Doors            | Opens doors.          | MISSING_QUERY
          Hunting Queries | Doors            | Opens doors.          | MISSING_QUERY
          Analytic Rules  | Doors (Retired)  | Deprecated, moved.    | RETIRED
          Analytic Rules  | Doors            | It is RETIRED.        | RETIRED
          Analytic Rules  | Doors DEPRECATED | Moved to X.           | DEPRECATED
          Analytic Rules  | Doors            | Is deprecated.        | DEPRECATED
          Analytic Rules  | Doors            | Was MOVED to X.       | MOVED_OR_REPLACED
          Analytic Rules  | Doors            | Was replaced by X.    | MOVED_OR_REPLACED
          Analytic Rules  | Doors moved      | Opens doors.          | MISSING_QUERY
          Parsers         | Doors retired    | Opens doors.          | HAS_QUERY
          Summary Rules   | Doors retired    | Opens doors.          | HAS_QUERY
          """)
  void aRuleWithoutQuery(String type, String name, String description, QueryStatus status) {
    String path = "Solutions/Acme/" + type + "/rule.yaml";
    files.file(path, "name: " + name + "\ndescription: " + description + "\n");

    assertThat(item(path).content().queryStatus()).isEqualTo(status);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '\u0001',
      textBlock =
          """
          Solutions/A/Analytic Rules/Doors.yaml          => query: T                                    => ANALYTIC_RULE SOLUTION Solutions/A Doors
          Solutions/A/Detections/Doors.yml               => query: T                                    => ANALYTIC_RULE SOLUTION Solutions/A Doors
          Solutions/A/Hunting Queries/a.b.yaml           => query: T                                    => HUNTING_QUERY SOLUTION Solutions/A a.b
          Solutions/A/Workbooks/W.json                   => {'version':'Notebook/1.0','items':[]}       => WORKBOOK SOLUTION Solutions/A W
          Solutions/A/Workbooks/W.json                   => {'other':1}                                 =>
          Solutions/A/Playbooks/Close/azuredeploy.json   => {'definition':{'actions':{}}}               => PLAYBOOK SOLUTION Solutions/A Close
          Solutions/A/Playbooks/Close/AzureDeploy.json   => {'definition':{'actions':{}}}               => PLAYBOOK SOLUTION Solutions/A Close
          Solutions/A/Playbooks/Close/other.json         => {'definition':{'actions':{}}}               => PLAYBOOK SOLUTION Solutions/A other
          Solutions/A/Playbooks/Close/other.json         => {'resources':[]}                            =>
          Solutions/A/Watchlists/Vips/list.json          => {'type':'x'}                                => WATCHLIST SOLUTION Solutions/A list
          Solutions/A/Parsers/P.yaml                     => FunctionQuery: T                            => PARSER SOLUTION Solutions/A P
          Solutions/A/Parsers/P.kql                      => T                                           =>
          Solutions/A/Summary Rules/S.yaml               => query: T                                    => SUMMARY_RULE SOLUTION Solutions/A S
          Detections/X/Doors.yaml                        => query: T                                    => ANALYTIC_RULE GITHUB_ONLY github-only Doors
          Detections/X/Doors.yaml                        => metadata: {source: {kind: Community}}       => ANALYTIC_RULE STANDALONE standalone Doors
          Detections/X/Doors.yaml                        => metadata: {author: {name: Me}}              => ANALYTIC_RULE STANDALONE standalone Doors
          Detections/X/Doors.yaml                        => description: As part of content migration, this file is moved to new location. =>
          Solutions/A/Detections/Doors.yaml              => description: As part of content migration, this file is moved to new location. => ANALYTIC_RULE SOLUTION Solutions/A Doors
          Playbooks/Close/p.json                         => {'metadata':{'title':'T'},'definition':{'actions':{}}} => PLAYBOOK STANDALONE standalone T
          Playbooks/Close/p.json                         => {'definition':{'actions':{}}}               => PLAYBOOK GITHUB_ONLY github-only p
          Watchlists/Vips/list.json                      => {'type':'x'}                                => WATCHLIST GITHUB_ONLY github-only Vips
          Parsers/Acme/P.yaml                            => FunctionQuery: T                            =>
          Solutions/A/Analytic Rules/Doors.yaml          => [a, list                                    =>
          """)
  void aFileMakesAnItem(String path, String content, String expected) {
    files.file(path, content.startsWith("{") ? json(content) : content);

    Facts facts = files.facts();
    assertThat(
            facts.all(ItemCatalog.ITEM).stream()
                .map(
                    item ->
                        "%s %s %s %s"
                            .formatted(
                                item.type(),
                                item.origin().source(),
                                item.origin().solutionKey(),
                                item.name())))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "Solutions/Acme/Playbooks/P/p.json,no text,''",
    "Solutions/Acme/Playbooks/P/readme.md,# P,''",
    "Solutions/Acme/Playbooks/P/ReadMe.MD,Closes doors.,Closes doors.",
    "Solutions/Acme/Playbooks/README.md,Closes doors.,''",
  })
  void aPlaybookIsDescribedByItsReadme(String path, String text, String description) {
    String playbook = "Solutions/Acme/Playbooks/P/playbook.json";
    files.file(path, text).file(playbook, json("{'definition':{'triggers':{}}}"));

    assertThat(item(playbook).content().description()).isEqualTo(description);
    assertThat(item(playbook).content().readmePath())
        .isEqualTo(path.matches("(?i).*/P/readme.*") ? path : "");
  }

  @Test
  void thePlaybooksOwnDescriptionComesFirstAndOthersHaveNoReadme() {
    String playbook = "Solutions/Acme/Playbooks/P/playbook.json";
    files
        .file("Solutions/Acme/Playbooks/P/README.md", "From the README.")
        .file(
            playbook, json("{'metadata':{'description':'Its own.'},'definition':{'triggers':{}}}"))
        .file("Solutions/Acme/Playbooks/P/workbook/README.md", "x")
        .file("Solutions/Acme/Workbooks/README.md", "x")
        .file("Solutions/Acme/Workbooks/w.json", json("{'items':[]}"));

    assertThat(item(playbook).content().description()).isEqualTo("Its own.");
    ContentItem workbook = item("Solutions/Acme/Workbooks/w.json");
    assertThat(workbook.content().readmePath()).isEmpty();
    assertThat(workbook.content().queryStatus()).isEqualTo(QueryStatus.NO_QUERY);
  }

  @Test
  void aWorkbookWithQueriesHasThem() {
    String path = "Workbooks/w.json";
    files.file(path, json("{'items':[{'query':'Acme_CL | take 1','queryType':0}]}"));

    assertThat(item(path).content().queryStatus()).isEqualTo(QueryStatus.HAS_QUERY);
  }

  @ParameterizedTest(name = "{0} code points: item {1}, list {2}")
  @CsvSource({"150,150,150", "151,151,151", "152,152,151", "500,500,151", "501,501,151"})
  void onlyListsCutALongDescription(int length, int item, int list) {
    files.file(RULE, "name: R\nquery: T\ndescription: " + "\ud83d\ude00".repeat(length) + "\n");

    Facts facts = files.facts();
    String whole = facts.get(ItemCatalog.ITEM, RULE).content().description();
    String beginning = facts.get(ItemCatalog.ITEM_SUMMARY, RULE).description();
    assertThat(whole.codePointCount(0, whole.length())).isEqualTo(item);
    assertThat(beginning.codePointCount(0, beginning.length())).isEqualTo(list);
  }

  @ParameterizedTest(name = "{0}, offer {1}: listed {2}, published {3}")
  @CsvSource({
    "'[''Analytic Rules/sub/rule.yaml'']',true,true,true",
    "'[''Analytic Rules/other.yaml'']',false,false,false",
    "'[''Analytic Rules/sub/rule.yaml'']',false,true,false",
  })
  void aDefinitionListsItsItems(String list, boolean offered, boolean listed, boolean published) {
    files
        .file("Solutions/Acme/SolutionMetadata.json", json("{'publisherId':'acme','offerId':'o'}"))
        .file(
            "Solutions/Acme/Data/Solution_Acme.json",
            json("{'Name':'Acme','Analytic Rules':" + list + "}"))
        .reference(folder, "", "acme.o," + offered + ",\n", "")
        .rule(RULE, "T")
        .rule("Detections/top.yaml", "T");

    ContentItem.Origin origin = item(RULE).origin();
    assertThat(origin.listed()).isEqualTo(listed);
    assertThat(origin.solutionPublished()).isEqualTo(published);
    ContentItem.Origin top = item("Detections/top.yaml").origin();
    assertThat(top.listed()).isTrue();
    assertThat(top.solutionPublished()).isTrue();
    assertThat(top.source()).isEqualTo(ContentSource.GITHUB_ONLY);
  }

  @Test
  void itemsThatShareAnIdAreFound() {
    files
        .file("Detections/a.yaml", "id: X-1\nname: a\nquery: T")
        .file("Detections/b.yaml", "id: x-1\nname: b\nquery: T")
        .file("Detections/c.yaml", "id: X-2\nname: c\nquery: T")
        .file("Detections/d.yaml", "name: d\nquery: T")
        .file("Detections/e.yaml", "name: e\nquery: T");

    assertThat(files.facts().members(ItemCatalog.SHARED_IDS, "")).containsExactly("x-1");
  }

  private ContentItem item(String path) {
    return files.facts().get(ItemCatalog.ITEM, path);
  }
}
