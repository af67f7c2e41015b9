package dev.sentinelsync.site.page.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.GitFixture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packages do not have yet, at the end of a history of thirty commits. */
class PackageLagTest {

  private static final String SOLUTION = "Solutions/Lag";

  private static final Instant START = Instant.parse("2022-06-01T12:00:00Z");

  @TempDir static Path folder;
  private static BuiltSite site;

  /** Short ids of the commits by their number, from 1. */
  private static final Map<Integer, String> COMMITS = new TreeMap<>();

  private static GitFixture git;
  private static int commits;

  @BeforeAll
  static void build() {
    try (GitFixture repository = GitFixture.create(folder.resolve("origin"))) {
      git = repository;
      commit(
          Map.of(
              SOLUTION + "/SolutionMetadata.json",
              "{\"publisherId\":\"lag\",\"offerId\":\"lag\"}",
              rulePath("Newer"),
              rule("Newer", "1.0.0", "1"),
              rulePath("Silent"),
              rule("Silent", "1.0.0", "1"),
              rulePath("Equal"),
              rule("Equal", "1.0.0", "1"),
              rulePath("Bracket"),
              rule("Bracket", "1.0.0", "1").replace("T\n", "[1] | T\n"),
              rulePath("Preview"),
              rule("'(Preview) One-more'", "1.0.0", "7")));
      commit(Map.of(SOLUTION + "/Package/mainTemplate.json", template()));
      for (int i = 3; i <= 30; i++) {
        commit(
            switch (i) {
              case 5 -> Map.of(rulePath("Newer"), rule("Newer", "1.1.0", "2"));
              case 9 -> Map.of(rulePath("Silent"), rule("Silent", "1.0.0", "2"));
              case 12 -> Map.of(rulePath("Late"), rule("Late", "1.0.0", "1"));
              case 17 -> Map.of(rulePath("Newer"), rule("Newer", "1.2.0", "3"));
              case 21 -> Map.of(rulePath("Silent"), rule("Silent", "1.0.0", "3"));
              default -> Map.of("Detections/B/Other.yaml", rule("Other", "1." + i, "" + i));
            });
      }
      site = BuiltSite.full(repository, folder.resolve("work"));
    }
  }

  private static void commit(Map<String, String> files) {
    commits++;
    git.at(START.plusSeconds(commits * 86_400L));
    COMMITS.put(commits, git.commit("Commit " + commits, files).substring(0, 8));
  }

  private static String rulePath(String name) {
    return SOLUTION + "/Analytic Rules/" + name + ".yaml";
  }

  private static String rule(String name, String version, String value) {
    return "id: id-%s\nname: %s\nversion: %s\nseverity: Low\nquery: |\n  T\n  | where A == %s\n"
        .formatted(name, name, version, value);
  }

  /** A rule of a specification with its variables, and one that is deployed as it is. */
  private static String template() {
    String packed =
        """
        {"type": "Microsoft.Resources/templateSpecs/versions", "properties": {"mainTemplate": {"resources": [
          {"type": "Microsoft.SecurityInsights/AlertRuleTemplates", "name": "[variables('AnalyticRuleContentId%1$d')]",
           "properties": {"displayName": "%2$s", "query": "T\\n| where A == 1"}},
          {"type": "Microsoft.OperationalInsights/workspaces/providers/metadata",
           "properties": {"kind": "AnalyticsRule", "version": "[variables('analyticRuleVersion%1$d')]"}}]}}}""";
    return """
        {"variables": {"analyticRulecontentId1": "id-newer", "analyticRuleVersion1": "1.0.0",
                       "analyticRulecontentId2": "ID-Silent", "analyticRuleVersion2": "1.0.0"},
         "parameters": {"analytic1-id": {"type": "string", "defaultValue": "[newGuid()]"}},
         "resources": [%s, %s,
          {"type": "Microsoft.OperationalInsights/workspaces/providers/alertRules",
           "name": "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/',parameters('analytic1-id'))]",
           "properties": {"displayName": "equal", "query": "T | where A == 1"}},
          {"type": "Microsoft.OperationalInsights/workspaces/providers/alertRules",
           "name": "[concat(parameters('workspace'),'/Microsoft.SecurityInsights/',parameters('analytic1-id'))]",
           "properties": {"displayName": "Preview One more", "query": "T | where A == 7"}},
          {"type": "Microsoft.OperationalInsights/workspaces/providers/alertRules", "name": "x/y/id-bracket",
           "properties": {"displayName": "Bracket", "templateVersion": "1.0.0", "query": "[[1] | T | where A == 1"}}]}
        """
        .formatted(packed.formatted(1, "Newer"), packed.formatted(2, "Silent"));
  }

  private static String row(String name) {
    String page =
        site.addresses().stream()
            .filter(address -> address.matches("content/lag-" + name + "-.*\\.md"))
            .collect(Collectors.joining());
    return site.text(page)
        .lines()
        .filter(line -> line.startsWith("| **Package**"))
        .collect(Collectors.joining());
  }

  @Test
  void aRuleSaysWhichChangeIsTheFirstThatIsNotInThePackage() {
    assertThat(row("newer"))
        .startsWith(
            "| **Package** | ⚠️ Merged, not packaged: the solution's package has version 1.0.0; the"
                + " first change that is not in it: 2022-06-06, [`"
                + COMMITS.get(5)
                + "`](");
    assertThat(row("silent"))
        .contains("the solution's package has another query")
        .contains("2022-06-10, [`" + COMMITS.get(9) + "`");
    assertThat(row("late"))
        .contains("the solution's package does not have this rule")
        .contains("2022-06-13, [`" + COMMITS.get(12) + "`");
    assertThat(row("equal")).isEqualTo("| **Package** | As in the solution's package |");
    assertThat(row("bracket")).isEqualTo(row("equal"));
    assertThat(row("preview-one-more")).isEqualTo(row("equal"));
  }

  @Test
  void theSolutionListsWhatItsPackageLacks() {
    assertThat(site.text("solutions/lag.md"))
        .contains("## Merged, Not Packaged")
        .contains("newest form of **3 analytic rule(s)**")
        .containsPattern(
            "\\| \\[Newer]\\([^)]+\\) \\| 1\\.2\\.0 \\| 1\\.0\\.0 \\| 2022-06-06, \\[`")
        .containsPattern("\\| \\[Silent]\\([^)]+\\) \\| 1\\.0\\.0 \\| 1\\.0\\.0, another query \\|")
        .containsPattern(
            "\\| \\[Late]\\([^)]+\\) \\| 1\\.0\\.0 \\| No such rule \\| 2022-06-13, \\[`");
  }

  @Test
  void onePageListsAllSolutionsWhosePackagesAreBehind() {
    assertThat(site.text("packages.md"))
        .contains("newest form of **3 analytic rule(s)**")
        .containsPattern(
            "\\| \\[Lag]\\(solutions/lag\\.md\\) \\| 3 \\| 1 \\| 1 \\| 1 \\| 2022-06-06, \\[`"
                + COMMITS.get(5)
                + "`]");
    assertThat(site.text("solutions/lag.md")).contains("](../packages.md)");
    assertThat(site.text("readme.md"))
        .contains(
            "1 solution(s) have analytic rules that are [merged and not packaged](packages.md)");
  }

  @Test
  void otherLayoutsAndSolutionsWithoutPackagesSayNothing() {
    try (GitFixture repository = GitFixture.open(folder.resolve("origin"))) {
      BuiltSite navbar = BuiltSite.of(repository, folder.resolve("navbar"));
      assertThat(navbar.text("solutions/lag.md")).doesNotContain("Not Packaged");
      assertThat(navbar.addresses()).doesNotContain("packages.md");
    }
    assertThat(site.addresses())
        .filteredOn(address -> address.contains("other") && address.startsWith("content/"))
        .isNotEmpty()
        .allSatisfy(page -> assertThat(site.text(page)).doesNotContain("**Package**"));
  }
}
