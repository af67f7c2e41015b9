package dev.sentinelsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sample promises to hold, for the demo and for the tests that are built on it. */
class SampleContentTest {

  private static final String BROKEN_RULE =
      "Solutions/Northwall Firewall/Analytic Rules/NorthwallAdminLogon.yaml";

  private static final ObjectMapper JSON = new JsonMapper();
  private static final ObjectMapper YAML = new YAMLMapper();

  private static SortedMap<String, byte[]> files;

  @BeforeAll
  static void commitTheSample(@TempDir Path temp) throws IOException {
    try (SampleRepository sample = SampleRepository.create(temp)) {
      files = sample.files();
    }
  }

  @Test
  void everyKindIsThereInNumbers() {
    assertThat(count("Solutions/[^/]+/[Dd]ata/Solution_[^/]+\\.json")).isGreaterThanOrEqualTo(5);
    assertThat(count("Solutions/[^/]+/SolutionMetadata\\.json")).isGreaterThanOrEqualTo(5);
    assertThat(count("Solutions/[^/]+/ReleaseNotes\\.md")).isGreaterThanOrEqualTo(4);
    assertThat(count("(Solutions/[^/]+/Analytic Rules|Detections)/.+\\.ya?ml"))
        .isGreaterThanOrEqualTo(18);
    assertThat(count("(Solutions/[^/]+/)?Hunting Queries/.+\\.ya?ml")).isGreaterThanOrEqualTo(8);
    assertThat(count("(Solutions/[^/]+/)?Workbooks/(?!WorkbooksMetadata).+\\.json"))
        .isGreaterThanOrEqualTo(3);
    assertThat(count("(Solutions/[^/]+/)?Playbooks/.+/azuredeploy\\.json"))
        .isGreaterThanOrEqualTo(3);
    assertThat(count("(Solutions/[^/]+/)?Watchlists/.+\\.json")).isGreaterThanOrEqualTo(3);
    assertThat(count("(Solutions/[^/]+/Summary Rules|Summary rules)/.+\\.yaml"))
        .isGreaterThanOrEqualTo(3);
    assertThat(count("Solutions/[^/]+/Parsers/[^/]+\\.yaml")).isGreaterThanOrEqualTo(4);
    assertThat(count("Solutions/[^/]+/Parsers/[^/]+\\.txt")).isGreaterThanOrEqualTo(1);
    assertThat(count("Parsers/(?!ASim)[^/]+/[^/]+\\.(txt|yaml)")).isGreaterThanOrEqualTo(2);
    for (String schema : List.of("Dns", "NetworkSession")) {
      String folder = "Parsers/ASim" + schema + "/Parsers/";
      assertThat(files)
          .containsKeys(
              folder + "ASim" + schema + ".yaml",
              folder + "im" + schema + ".yaml",
              folder + "ASim" + schema + "Northwall.yaml",
              folder + "vim" + schema + "Northwall.yaml",
              folder + "vim" + schema + "Empty.yaml");
    }
  }

  @Test
  void everyWayOfDescribingAConnectorIsThere() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String path : paths("Solutions/[^/]+/Data Connectors/.+\\.json")) {
      for (JsonNode id : JSON.readTree(files.get(path)).findParents("descriptionMarkdown")) {
        ids.add(id.path("id").asText());
      }
    }
    assertThat(ids)
        .containsExactlyInAnyOrder(
            "NorthwallFirewallAma",
            "NorthwallFirewall",
            "KeysteadIdentityCCF",
            "HaldenMailPolling",
            "HaldenMailAzureFunction");
  }

  @Test
  void everyYamlAndJsonFileParsesButTheBrokenOne() {
    List<String> unreadable = new ArrayList<>();
    for (String path : paths(".+\\.(ya?ml|json)")) {
      ObjectMapper mapper = path.endsWith(".json") ? JSON : YAML;
      try {
        assertThat(mapper.readTree(files.get(path)).isContainerNode()).as(path).isTrue();
      } catch (IOException e) {
        assertThat(e).isInstanceOf(JsonProcessingException.class);
        unreadable.add(path);
      }
    }
    assertThat(unreadable).containsExactly(BROKEN_RULE);
  }

  @Test
  void everyListedFileOfASolutionExists() throws IOException {
    Pattern listed = Pattern.compile(".+\\.(ya?ml|json|txt)");
    List<String> missing = new ArrayList<>();
    for (String path : paths("Solutions/[^/]+/[Dd]ata/Solution_[^/]+\\.json")) {
      String solution = path.substring(0, path.indexOf('/', "Solutions/".length()) + 1);
      for (JsonNode list : JSON.readTree(files.get(path))) {
        for (JsonNode entry : list) {
          String file = solution + entry.asText();
          if (listed.matcher(file).matches() && !files.containsKey(file)) {
            missing.add(file);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void twoRulesShareAnIdAndOneHasNeitherIdNorVersion() throws IOException {
    Map<String, List<String>> pathsById = new TreeMap<>();
    List<String> withoutIdOrVersion = new ArrayList<>();
    for (String path : paths("(Solutions/[^/]+/Analytic Rules|Detections)/.+\\.ya?ml")) {
      if (!path.equals(BROKEN_RULE)) {
        JsonNode rule = YAML.readTree(files.get(path));
        pathsById.computeIfAbsent(rule.path("id").asText(), id -> new ArrayList<>()).add(path);
        if (!rule.has("id") && !rule.has("version")) {
          withoutIdOrVersion.add(path);
        }
      }
    }
    assertThat(withoutIdOrVersion).containsExactly("Detections/DnsEvents/LongTxtAnswers.yaml");
    assertThat(
            pathsById.values().stream()
                .filter(paths -> paths.size() > 1)
                .collect(Collectors.toList()))
        .containsExactly(
            List.of(
                "Detections/MultipleDataSources/ServiceAccountCloudSignIn.yaml",
                "Detections/SecurityEvent/ServiceAccountInteractiveLogon.yaml"));
  }

  @Test
  void theDoubtfulFileKeepsItsMarkItsLineEndsAndItsDoubledKey() {
    String rule =
        new String(
            files.get("Solutions/Northwall Firewall/Analytic Rules/NorthwallConfigExport.yaml"),
            StandardCharsets.UTF_8);
    assertThat(rule).startsWith("\uFEFFid: ").contains("\r\nseverity: Low\r\nseverity: ");
    assertThat(rule.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void aRuleReadsTheTableThatAPlaybookOfItsSolutionWrites() {
    String solution = "Solutions/Northwall Firewall/";
    assertThat(text(solution + "Playbooks/Northwall-RecordBlockedIP/azuredeploy.json"))
        .contains("\"Log-Type\": \"NorthwallBlockedIPs\"");
    assertThat(text(solution + "Analytic Rules/NorthwallReturnOfBlockedAddress.yaml"))
        .contains("NorthwallBlockedIPs_CL");
  }

  private static String text(String path) {
    return new String(files.get(path), StandardCharsets.UTF_8);
  }

  private static long count(String pattern) {
    return paths(pattern).size();
  }

  private static List<String> paths(String pattern) {
    return files.keySet().stream().filter(Pattern.compile(pattern).asMatchPredicate()).toList();
  }
}
