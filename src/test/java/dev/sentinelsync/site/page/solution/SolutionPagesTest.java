package dev.sentinelsync.site.page.solution;

import static dev.sentinelsync.site.FactSheet.uses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.site.FactSheet;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.LastChanged;
import java.util.List;
import org.junit.jupiter.api.Test;

class SolutionPagesTest {

  private static final String KEY = "Solutions/Contoso";
  private static final String README = KEY + "/README.md";

  private final FactSheet sheet = new FactSheet();

  @Test
  void tableThatTheSolutionWritesAndReadsItselfIsInternal() {
    solution("Contoso", "", "", "");
    sheet.solution(KEY, "Contoso").table("Cache_CL", true).table("SecurityAlert", false);
    sheet.item(
        ContentType.PLAYBOOK,
        "Fill",
        KEY,
        QueryStatus.NO_QUERY,
        uses(TableUsage.WRITE, "Cache_CL", "SecurityAlert"));
    sheet.item(
        ContentType.WORKBOOK,
        "Show",
        KEY,
        QueryStatus.HAS_QUERY,
        uses(TableUsage.READ, "Cache_CL", "SecurityAlert"));

    assertThat(page())
        .contains(
            "queries **1 table(s)** from its content items:",
            "| [`SecurityAlert`](../tables/securityalert.md) | Playbooks (writes), Workbooks |",
            "### Internal Tables\n\nThe following **1 table(s)** are used internally",
            "| [`Cache_CL`](../tables/cache-cl.md) | Playbooks (writes), Workbooks |",
            "| [Show](../content/show.md) | [`SecurityAlert`](../tables/securityalert.md)<br>"
                + "*Internal use:*<br>[`Cache_CL`](../tables/cache-cl.md) |");
  }

  @Test
  void ruleWithoutAQueryIsListedApart() {
    solution("Contoso", "", "", "");
    sheet.solution(KEY, "Contoso");
    sheet.item(
        ContentType.ANALYTIC_RULE,
        "Old",
        KEY,
        QueryStatus.MOVED_OR_REPLACED,
        uses(TableUsage.READ));

    assertThat(page())
        .contains(
            "| Analytic Rules | 1 |",
            "### Analytic Rules\n\n#### Retired/Deprecated Rules\n\n"
                + "| Name | Status | Description |\n|:-----|:-------|:------------|\n"
                + "| [Old](../content/old.md) | Moved Or Replaced | - |\n\n---\n");
  }

  @Test
  void summaryRulesHaveTheirPlural() {
    solution("Contoso", "", "", "");
    sheet.solution(KEY, "Contoso");
    sheet.item(ContentType.SUMMARY_RULE, "Sum", KEY, QueryStatus.HAS_QUERY, uses(TableUsage.READ));

    assertThat(page()).contains("| Summary Rules | 1 |", "\n### Summary Rules\n");
  }

  @Test
  void itemsOutsideOfSolutionsHaveAPageWithoutWhatOnlySolutionsHave() {
    String key = Solution.GITHUB_ONLY;
    sheet.set(SolutionCatalog.SOLUTION, key, solution(key, "", "GitHub Only", "", "", ""));
    sheet.solution(key, "GitHub Only").table("Syslog", false);
    sheet.item(
        ContentType.HUNTING_QUERY,
        "Hunt",
        key,
        QueryStatus.HAS_QUERY,
        uses(TableUsage.READ, "Syslog"));

    assertThat(sheet.render(PageKind.SOLUTION, key, "solutions/github-only.md"))
        .startsWith("# GitHub Only\n\n**Browse:**")
        .contains("This group includes **1 content item(s)**:", "[Hunt](../content/hunt.md)")
        .doesNotContain("## Solution Information", "## Data Connectors", "This solution");
  }

  @Test
  void readmeIsCutAtALineAndItsOpenBlockOfCodeIsClosed() {
    solution("Contoso", README, "", "");
    sheet.solution(KEY, "Contoso");
    readme("# The Contoso solution\n\nHello\n\n```\n" + "code code\n".repeat(400) + "```\n");

    assertThat(page())
        .contains(
            "> 📄 *Source: [Contoso/README.md]("
                + FactSheet.REPOSITORY
                + "/Solutions/Contoso/README.md)*\n\nHello\n\n```\ncode code\n",
            "code code\n```\n\n*[Content truncated...]*\n\n---\n")
        .doesNotContain("# The Contoso solution");
  }

  @Test
  void shortReadmeStaysWhole() {
    solution("Contoso", README, "", "");
    sheet.solution(KEY, "Contoso");
    readme("# How to deploy\r\n\r\nLike this.\r\n");

    assertThat(page()).contains("\n\n# How to deploy\n\nLike this.\n\n---\n");
  }

  @Test
  void hostileAddressesAndNamesStayText() {
    solution("a|b <script>", "", "https://x.example/\"onerror=\"alert(1)", "javascript:alert(1)");
    sheet.solution(KEY, "a|b <script>");

    assertThat(page())
        .startsWith("# a\\|b &lt;script>\n")
        .contains("src=\"https://x.example/%22onerror=%22alert(1)\"")
        .contains("| **Support Link** | javascript:alert(1) |")
        .doesNotContain("](javascript:");
  }

  @Test
  void withoutADateInTheMetadataTheNewestCommitBelowTheFolderCounts() {
    solution("Contoso", "", "", "");
    sheet.solution(KEY, "Contoso");
    assertThat(page()).as("without history").doesNotContain("Last Updated");

    sheet.set(InputCatalog.SETTING, LastChanged.SETTING, LastChanged.ON);
    assertThat(page())
        .as("with a history that begins later")
        .contains("| **Last Updated** | Earlier history is not available in this copy |");

    sheet.set(InputCatalog.LAST_CHANGE, KEY, new LastChange("c0ffee", 1_659_225_599));
    assertThat(page())
        .contains("| **Last Updated** | 2022-07-30 (newest commit in the solution's folder) |");
  }

  @Test
  void theDateOfTheMetadataWins() {
    Solution dated = solution(KEY, "Contoso", "Contoso", "", "", "");
    sheet
        .set(
            SolutionCatalog.SOLUTION,
            KEY,
            new Solution(
                KEY,
                "Contoso",
                "Contoso",
                new Solution.Offer("", "", "", "2022-05-01", "", true, ""),
                dated.support(),
                dated.about(),
                dated.documents()))
        .solution(KEY, "Contoso")
        .set(InputCatalog.SETTING, LastChanged.SETTING, LastChanged.ON)
        .set(InputCatalog.LAST_CHANGE, KEY, new LastChange("c0ffee", 1_659_225_599));

    assertThat(page()).contains("| **Last Updated** | 2022-05-01 |");
  }

  private String page() {
    return sheet.render(PageKind.SOLUTION, KEY, "solutions/contoso.md");
  }

  private void readme(String text) {
    sheet.set(
        InputCatalog.FILE,
        README,
        new SourceFile(
            README,
            null,
            "blob",
            "1",
            new MarkdownFacts(text, ""),
            List.of(),
            List.of(),
            SourceFile.Kept.NONE));
  }

  private void solution(String name, String readme, String logo, String support) {
    sheet.set(SolutionCatalog.SOLUTION, KEY, solution(KEY, "Contoso", name, readme, logo, support));
  }

  private static Solution solution(
      String key, String folder, String name, String readme, String logo, String support) {
    List<String> none = List.of();
    return new Solution(
        key,
        folder,
        name,
        new Solution.Offer("", "", "", "", "", true, ""),
        new Solution.Support("", "", support, ""),
        new Solution.About(none, logo, "", none, none),
        new Solution.Documents(readme, "", ""));
  }
}
