package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.EntityMapping;
import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.ItemMetadata;
import dev.sentinelsync.content.fact.RequiredConnector;
import dev.sentinelsync.content.fact.RuleFacts;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleReaderTest {

  private final Problems problems = new Problems();

  @Test
  void readsAWholeAnalyticRule() throws Exception {
    RuleFacts rule =
        read(
            """
            id: 0f0c2b1e-0001-4a5b-9c3d-111111111111
            name: Door opened at night
            description: |
              'Somebody opened a door
              while nobody was in.'
            severity: Medium
            status: Available
            kind: Scheduled
            version: 1.10
            requiredDataConnectors:
              - connectorId: Doors
                dataTypes:
                  - Doors_CL
              - connectorId: Lamps
                datatypes: Lamps_CL
            queryFrequency: 1h
            queryPeriod: 1d
            triggerOperator: gt
            triggerThreshold: 0
            tactics:
              - InitialAccess
              - Persistence
            relevantTechniques: [T1078, T1098]
            tags:
              - Night
              - Schema: ASimDoor
                SchemaVersion: 0.10
            query: |

              Doors_CL
              | where Open
            entityMappings:
              - entityType: Account
                fieldMappings:
                  - identifier: FullName
                    columnName: Who
            customDetails:
              Which: DoorId
            alertDetailsOverride:
              alertDisplayNameFormat: Door {{DoorId}}
              alertSeverityColumnName:
            eventGroupingSettings:
              aggregationKind: SingleAlert
            metadata:
              source:
                kind: Community
              author:
                name: A. Writer
              support:
                tier: Community
              categories:
                domains: [ "Security - Others", Identity ]
            """);

    assertThat(rule.common().id()).isEqualTo("0f0c2b1e-0001-4a5b-9c3d-111111111111");
    assertThat(rule.common().name()).isEqualTo("Door opened at night");
    assertThat(rule.common().description())
        .isEqualTo("'Somebody opened a door\nwhile nobody was in.'");
    assertThat(rule.common().classification().severity()).isEqualTo("Medium");
    assertThat(rule.common().classification().status()).isEqualTo("Available");
    assertThat(rule.common().classification().kind()).isEqualTo("Scheduled");
    assertThat(rule.common().version()).isEqualTo("1.10");
    assertThat(rule.common().classification().requiredConnectors())
        .containsExactly(
            new RequiredConnector("Doors", List.of("Doors_CL")),
            new RequiredConnector("Lamps", List.of("Lamps_CL")));
    assertThat(rule.common().classification().tactics())
        .containsExactly("InitialAccess", "Persistence");
    assertThat(rule.common().classification().techniques()).containsExactly("T1078", "T1098");
    assertThat(rule.schedule().triggerThreshold()).isEqualTo("0");
    assertThat(rule.tags()).containsExactly("Night", "Schema: ASimDoor", "SchemaVersion: 0.10");
    assertThat(rule.query()).contains(new ContentQuery("Doors_CL\n| where Open", 30, List.of()));
    assertThat(rule.alert().entityMappings())
        .containsExactly(
            new EntityMapping("Account", List.of(new EntityMapping.Field("FullName", "Who"))));
    assertThat(rule.alert().customDetails()).isEqualTo(Map.of("Which", "DoorId"));
    assertThat(rule.alert().alertDetails())
        .isEqualTo(Map.of("alertDisplayNameFormat", "Door {{DoorId}}"));
    assertThat(rule.alert().aggregationKind()).isEqualTo("SingleAlert");
    assertThat(rule.metadata())
        .isEqualTo(
            new ItemMetadata(
                "Community", "A. Writer", "Community", List.of("Security - Others", "Identity")));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void readsWhatBecomesOfAlerts() throws Exception {
    RuleFacts rule =
        read(
            """
            id: 1
            name: x
            version: 1
            alertDetailsOverride:
              alertDescriptionFormat: Door {{DoorId}}
              alertDynamicProperties:
                - alertProperty: ProductName
                  value: Vendor
            sentinelEntitiesMappings:
              - columnName: Entities
            incidentConfiguration:
              createIncident: true
              groupingConfiguration:
                enabled: true
                reopenClosedIncident: false
                lookbackDuration: PT5H
                matchingMethod: Selected
                groupByEntities: [Account, Host]
                groupByAlertDetails: DisplayName
                groupByCustomDetails: []
            """);

    assertThat(rule.alert().alertDetails())
        .containsExactly(
            Map.entry("alertDescriptionFormat", "Door {{DoorId}}"),
            Map.entry("ProductName", "Vendor"));
    assertThat(rule.alert().entityColumns()).containsExactly("Entities");
    assertThat(rule.alert().incident())
        .isEqualTo(
            new RuleFacts.Incident(
                "true",
                new RuleFacts.Grouping(
                    "true",
                    "false",
                    "PT5H",
                    "Selected",
                    List.of("Account", "Host"),
                    List.of("DisplayName"),
                    List.of())));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aLoneTacticIsAListOfOne() throws Exception {
    assertThat(read("tactics: Impact").common().classification().tactics())
        .containsExactly("Impact");
  }

  @Test
  void techniquesUnderTheOtherKeyAreReadAndReported() throws Exception {
    assertThat(
            read("id: 1\nname: x\nversion: 1\ntechniques:\n  - T1000\n")
                .common()
                .classification()
                .techniques())
        .containsExactly("T1000");
    assertThat(problems.places()).containsExactly("techniques-key@5");
  }

  @Test
  void missingFieldsAreReported() throws Exception {
    read("query: T");
    assertThat(problems.places())
        .containsExactly("missing-id@0", "missing-name@0", "missing-version@0");
  }

  @Test
  void wrongTypesCostOnlyTheirField() throws Exception {
    RuleFacts rule =
        read(
            "id: 1\n"
                + "version: 1\n"
                + "name:\n"
                + "  - a\n"
                + "tactics: {x: y}\n"
                + "entityMappings: text\n"
                + "metadata: 3\n");

    assertThat(rule.common().name()).isEmpty();
    assertThat(rule.common().classification().tactics()).isEmpty();
    assertThat(rule.alert().entityMappings()).isEmpty();
    assertThat(rule.metadata()).isEqualTo(ItemMetadata.NONE);
    assertThat(problems.places()).containsExactly("not-a-text@4", "missing-name@0");
  }

  @Test
  void oddShapesOfRequiredConnectorsAreReportedAndRead() throws Exception {
    RuleFacts rule =
        read(
            """
            Id: 1
            name: x
            version: 1
            requiredDataConnectors:
              - connectorId: Harbor
                datatypes: [HarborScan_CL]
              - Gate
              - connectorId: [Crane, Berth]
                dataTypes: Crane_CL
              - dataTypes: [Quay_CL]
            """);

    assertThat(rule.common().id()).isEqualTo("1");
    assertThat(rule.common().classification().requiredConnectors())
        .containsExactly(
            new RequiredConnector("Harbor", List.of("HarborScan_CL")),
            new RequiredConnector("Gate", List.of()),
            new RequiredConnector("Crane", List.of("Crane_CL")),
            new RequiredConnector("Berth", List.of("Crane_CL")));
    assertThat(problems.places())
        .containsExactly("connector-shape@7", "connector-shape@8", "connector-shape@10");
  }

  @Test
  void listsInListsAreRead() throws Exception {
    RuleFacts rule =
        read(
            """
            id: 1
            name: x
            version: 1
            requiredDataConnectors:
              - - connectorId: Gate
            tactics:
              - [Impact, [Discovery]]
            entityMappings:
              - EntityType: Account
                FieldMappings:
                  - Identifier: FullName
                    ColumnName: Who
            """);

    assertThat(rule.common().classification().requiredConnectors())
        .containsExactly(new RequiredConnector("Gate", List.of()));
    assertThat(rule.common().classification().tactics()).containsExactly("Impact", "Discovery");
    assertThat(rule.alert().entityMappings())
        .containsExactly(
            new EntityMapping("Account", List.of(new EntityMapping.Field("FullName", "Who"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"query: [T]", "query:\n  text: T"})
  void aQueryThatIsNoTextIsReported(String query) throws Exception {
    assertThat(read("id: 1\nname: x\nversion: 1\n" + query).queries()).isEmpty();
    assertThat(problems.places()).hasSize(1).first().asString().startsWith("not-a-text@");
  }

  @Test
  void requiredConnectorsWithoutAnIdAreReportedAndEmptyOnesAreNot() throws Exception {
    RuleFacts rule =
        read(
            """
            id: 1
            name: x
            version: 1
            requiredDataConnectors:
              - connector: Gate
              - connectorId:
              -
              - {}
            """);

    assertThat(rule.common().classification().requiredConnectors()).isEmpty();
    assertThat(problems.places()).containsExactly("connector-shape@5", "connector-shape@6");

    problems.all().clear();
    read("id: 1\nname: x\nversion: 1\nrequiredDataConnectors:\n");
    assertThat(problems.places()).isEmpty();
  }

  @Test
  void requiredConnectorsAsBareTextAreReportedAndRead() throws Exception {
    RuleFacts rule = read("id: 1\nname: x\nversion: 1\nrequiredDataConnectors: Gate\n");

    assertThat(rule.common().classification().requiredConnectors())
        .containsExactly(new RequiredConnector("Gate", List.of()));
    assertThat(problems.places()).containsExactly("connector-shape@4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This rule was moved to new location in a solution",
        "Removed as part of content migration",
        "This file has been moved",
        "Content has been migrated"
      })
  void aFileThatOnlySaysThatItMovedIsAStub(String description) throws Exception {
    assertThat(read("description: " + description).stub()).isTrue();
    assertThat(read("description: " + description + "\nquery: T").stub()).isFalse();
  }

  @Test
  void longNamesAreCutAndLongQueriesRejected() throws Exception {
    ContentLimits limits = new ContentLimits(10_000, 10, 100, 100, 10, 20, 100);
    RuleReader reader = new RuleReader(FileKind.HUNTING_QUERY, limits);

    RuleFacts rule = reader.read("id: 1\nname: 123456789\uD83D\uDE00x".getBytes("UTF-8"), problems);

    assertThat(rule.common().name()).isEqualTo("123456789");
    assertThat(problems.places()).containsExactly("name-too-long@2");
    assertThat(
            catchThrowableOfType(
                    UnreadableFileException.class,
                    () -> reader.read(("query: " + "T".repeat(21)).getBytes("UTF-8"), problems))
                .problem()
                .code())
        .isEqualTo("query-too-long");
  }

  private RuleFacts read(String text) throws UnreadableFileException {
    return FactsRoundTrip.read(FileKind.ANALYTIC_RULE, RuleFacts.class, text, problems);
  }
}
