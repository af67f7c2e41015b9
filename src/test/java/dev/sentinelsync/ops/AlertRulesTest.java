package dev.sentinelsync.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The shipped alert rules, tried by Prometheus' own tool. */
class AlertRulesTest {

  private static final Path FOLDER = Path.of("config", "docker", "prometheus");
  private static final Path RULES = FOLDER.resolve("alerts.yml");
  private static final Path TESTS =
      Path.of("src", "test", "resources", "prometheus", "alerts-test.yml");

  @Test
  void prometheusTakesTheRules() throws Exception {
    accepted("check", "rules", RULES.toString());
  }

  @Test
  void prometheusTakesTheConfiguration() throws Exception {
    accepted("check", "config", FOLDER.resolve("prometheus.yml").toString());
  }

  @Test
  void theRulesFireWhenTheyShouldAndOnlyThen() throws Exception {
    accepted("test", "rules", TESTS.toString());
  }

  @Test
  void everyAlertHasAUnitTestInWhichItFires() throws IOException {
    JsonNode tests = new YAMLMapper().readTree(TESTS.toFile()).get("tests");
    List<String> fired = new ArrayList<>();
    tests.forEach(
        test ->
            test.get("alert_rule_test")
                .forEach(
                    alert -> {
                      if (!alert.get("exp_alerts").isEmpty()) {
                        fired.add(alert.get("alertname").asText());
                      }
                    }));

    assertThat(fired).containsExactlyInAnyOrderElementsOf(alerts());
  }

  @Test
  void everyAlertHasASectionInTheRunbookAndLeadsThere() throws IOException {
    String runbook = Files.readString(Path.of("docs", "operations.md"));
    for (JsonNode rule : rules()) {
      String name = rule.get("alert").asText();
      assertThat(runbook.lines()).as(name).contains("### " + name);
      assertThat(rule.at("/annotations/runbook").asText())
          .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
    }
    assertThat(runbook.lines().filter(line -> line.startsWith("### SentinelSync")))
        .containsExactlyInAnyOrderElementsOf(alerts().stream().map("### "::concat).toList());
  }

  private static void accepted(String... arguments) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        InstalledTool.find("promtool").isPresent(),
        "promtool is not installed (Debian: apt-get install prometheus)");
    InstalledTool.Result said = InstalledTool.run("promtool", arguments);
    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text()).contains("SUCCESS");
  }

  private static List<String> alerts() throws IOException {
    return rules().stream().map(rule -> rule.get("alert").asText()).toList();
  }

  private static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : new YAMLMapper().readTree(RULES.toFile()).get("groups")) {
      group.get("rules").forEach(rules::add);
    }
    return rules;
  }
}
