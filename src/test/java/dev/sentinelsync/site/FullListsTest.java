package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.command.SampleRepository;
import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.PageBounds;
import dev.sentinelsync.testing.SiteChecker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long lists of the layout {@code full} (page layouts 1.12). */
class FullListsTest {

  private static final int PLAYBOOKS = 501;
  private static final int COLUMNS = 501;

  private static BuiltSite site;

  @BeforeAll
  static void buildOnce(@TempDir Path folder) throws Exception {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < PLAYBOOKS; i++) {
      files.put("Playbooks/P" + i + "/azuredeploy.json", playbook(title(i)));
    }
    files.put("Detections/Doors/Many.yaml", rule());
    try (SampleRepository sample = SampleRepository.create(folder.resolve("sample"))) {
      sample.commit(files, List.of(), "Long lists");
      site = BuiltSite.of(sample, "full", folder);
    }
  }

  @Test
  void playbooksOfAConnectorStandUnderTheirLetters() {
    String whole = site.text("logic-apps/managed-keyvault.md");

    assertThat(whole)
        .startsWith("# Azure Key Vault\n")
        .contains("| **Playbooks** | 501 |")
        .contains("| [A](managed-keyvault-a.md) | 251 |\n| [B](managed-keyvault-b.md) | 250 |\n")
        .doesNotContain("Analytic");
    String part = site.text("logic-apps/managed-keyvault-b.md");
    assertThat(part)
        .startsWith("# Azure Key Vault - B\n\n**250 playbooks** that use")
        .contains("[Back to Azure Key Vault](managed-keyvault.md)")
        .contains("[A](managed-keyvault-a.md) | **B**")
        .contains(" (1 connection, 1 action)\n");
    assertThat(count(part, "\\[Beta \\d+]")).isEqualTo(250);
    assertThat(count(site.text("logic-apps/managed-keyvault-a.md"), "\\[Alpha \\d+]"))
        .isEqualTo(251);
  }

  @Test
  void criteriaOfATableStandUnderTheLettersOfTheirColumns() {
    String whole = site.text("tables/doors-cl-selection-criteria.md");

    assertThat(whole).contains("| [C](doors-cl-selection-criteria-c.md) | 251 |");
    String part = site.text("tables/doors-cl-selection-criteria-d.md");
    assertThat(part)
        .startsWith("# Selection Criteria of Doors_CL - D\n")
        .contains("| `D499` | `==` | `true` |");
    assertThat(count(part, "\\| `D\\d+`")).isEqualTo(250);
    assertThat(site.text("tables/doors-cl.md"))
        .contains("[All 501 selection criteria](doors-cl-selection-criteria.md)");
  }

  @Test
  void everyPageIsShortEnoughAndEveryLinkLeadsSomewhere() {
    assertThat(PageBounds.violations(site.files())).isEmpty();
    assertThat(SiteChecker.check(site.files())).isEmpty();
  }

  private static long count(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map(found -> found.group()).distinct().count();
  }

  private static String title(int i) {
    return (i % 2 == 0 ? "Alpha " : "Beta ") + i;
  }

  private static byte[] playbook(String title) {
    return """
        {"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
         "contentVersion": "1.0.0.0",
         "metadata": {"title": "%s", "description": "Opens a door."},
         "resources": [
           {"type": "Microsoft.Web/connections", "name": "keyvault",
            "properties": {"api": {"id": "/providers/Microsoft.Web/locations/x/managedApis/keyvault"}}},
           {"type": "Microsoft.Logic/workflows", "name": "doors", "properties": {
             "definition": {
               "triggers": {"manual": {"type": "Request", "kind": "Http", "inputs": {}}},
               "actions": {"Key": {"type": "ApiConnection", "inputs": {"host": {"connection":
                 {"name": "@parameters('$connections')['keyvault']['connectionId']"}}}}}},
             "parameters": {"$connections": {"value": {"keyvault": {
               "id": "/providers/Microsoft.Web/locations/x/managedApis/keyvault",
               "connectionName": "keyvault"}}}}}}]}
        """
        .formatted(title)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] rule() {
    String conditions =
        IntStream.range(0, COLUMNS)
            .mapToObj(i -> (i % 2 == 0 ? "C" : "D") + i + " == true")
            .collect(Collectors.joining(" and "));
    return """
        id: 7f1a3c52-0000-4000-8000-00000000abcd
        name: Many columns
        kind: Scheduled
        severity: Low
        description: Asks for many columns.
        query: |
          Doors_CL | where %s
        """
        .formatted(conditions)
        .getBytes(StandardCharsets.UTF_8);
  }
}
