package dev.sentinelsync.site.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.GitFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deployment templates of rules that authors wrote in different ways. */
class RuleTemplateTest {

  private static final String SCHEDULE =
      """
      queryFrequency: 5m
      queryPeriod: 1d
      triggerOperator: gt
      triggerThreshold: 3
      """;

  @TempDir static Path folder;
  private static BuiltSite site;

  @BeforeAll
  static void build() {
    Map<String, String> files = new TreeMap<>();
    files.put(
        "Detections/A/Plain.yaml", rule("aaaa-1", "kind: Scheduled\n" + SCHEDULE, "T | take 1"));
    files.put(
        "Detections/A/Bracket.yaml",
        rule("aaaa-2", SCHEDULE, "\"[resourceGroup().id]\"")
            .replace("name: Rule", "name: \"[concat('a','b')]\""));
    files.put("Detections/A/Nrt.yaml", rule("aaaa-3", "kind: nrt\n", "T"));
    files.put("Detections/A/Twin1.yaml", rule("Twin/../1", SCHEDULE, "T"));
    files.put("Detections/A/Twin2.yaml", rule("twin/../1", SCHEDULE, "U"));
    files.put("Detections/A/Fusion.yaml", rule("aaaa-4", "kind: Fusion\n", "T"));
    files.put("Detections/A/Odd.yaml", rule("aaaa-5", SCHEDULE.replace("5m", "often"), "T"));
    files.put(
        "Detections/A/Details.yaml",
        rule("aaaa-6", SCHEDULE.replace("5m", "PT5M").replace("gt", "Equal"), "T")
            + """
            version: 1.10
            tactics: [Initial Access]
            relevantTechniques: [T1078.004, t1078, T1110]
            alertDetailsOverride:
              alertDisplayNameFormat: "{{Name}}"
              alertDynamicProperties:
                - alertProperty: AlertLink
                  value: Link
            incidentConfiguration:
              createIncident: true
              groupingConfiguration:
                enabled: true
                lookbackDuration: 3d
                groupByEntities: [Host]
            """);
    try (GitFixture repository = GitFixture.create(folder.resolve("repository"))) {
      repository.commit("Rules", files);
      site = BuiltSite.full(repository, folder);
    }
  }

  private static String rule(String id, String more, String query) {
    return "id: %s\nname: Rule\ndescription: |\n  'What it finds.'\nseverity: high\nquery: %s\n%s"
        .formatted(id, query, more);
  }

  @Test
  void onlyRulesThatTheServiceTakesHaveATemplate() {
    SortedSet<String> templates = site.addresses().subSet("arm/", "arm0");

    assertThat(templates)
        .hasSize(6)
        .contains("arm/aaaa-1.json", "arm/aaaa-2.json", "arm/aaaa-3.json", "arm/aaaa-6.json")
        .filteredOn(address -> address.contains("twin"))
        .allMatch(address -> address.matches("arm/twin-\\.\\.-1-[0-9a-f]{8}\\.json"));
  }

  @Test
  void valuesHaveTheFormOfTheService() throws IOException {
    JsonNode rule = template("aaaa-1").at("/resources/0");

    assertThat(rule.path("kind").asText()).isEqualTo("Scheduled");
    assertThat(rule.at("/properties").toString())
        .contains(
            "\"description\":\"What it finds.\"", "\"severity\":\"High\"", "\"enabled\":false")
        .contains("\"queryFrequency\":\"PT5M\"", "\"queryPeriod\":\"P1D\"")
        .contains("\"triggerOperator\":\"GreaterThan\"", "\"triggerThreshold\":3")
        .contains("\"suppressionDuration\":\"PT1H\"", "\"suppressionEnabled\":false");
  }

  @Test
  void aTextOfTheRepositoryNeverBecomesAnExpression() throws IOException {
    JsonNode rule = template("aaaa-2").at("/resources/0/properties");

    assertThat(rule.path("query").asText()).isEqualTo("[[resourceGroup().id]");
    assertThat(rule.path("displayName").asText()).isEqualTo("[[concat('a','b')]");
  }

  @Test
  void aRuleNearRealTimeHasNoSchedule() throws IOException {
    JsonNode rule = template("aaaa-3").at("/resources/0");

    assertThat(rule.path("kind").asText()).isEqualTo("NRT");
    assertThat(rule.at("/properties").has("queryFrequency")).isFalse();
  }

  @Test
  void detailsOfTheAlertAreDividedAsTheServiceDividesThem() throws IOException {
    JsonNode rule = template("aaaa-6").at("/resources/0/properties");

    assertThat(rule.path("triggerOperator").asText()).isEqualTo("Equal");
    assertThat(rule.path("templateVersion").asText()).isEqualTo("1.10");
    assertThat(rule.path("tactics")).hasToString("[\"InitialAccess\"]");
    assertThat(rule.path("techniques")).hasToString("[\"T1078\",\"T1110\"]");
    assertThat(rule.path("subTechniques")).hasToString("[\"T1078.004\"]");
    assertThat(rule.path("alertDetailsOverride"))
        .hasToString(
            "{\"alertDisplayNameFormat\":\"{{Name}}\",\"alertDynamicProperties\":"
                + "[{\"alertProperty\":\"AlertLink\",\"value\":\"Link\"}]}");
    assertThat(rule.at("/incidentConfiguration/groupingConfiguration/lookbackDuration").asText())
        .isEqualTo("P3D");
  }

  private static JsonNode template(String id) throws IOException {
    return new ObjectMapper().readTree(site.text("arm/" + id + ".json"));
  }
}
