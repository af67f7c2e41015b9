package dev.sentinelsync.site.page.table;

import static dev.sentinelsync.site.FactSheet.uses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.parser.AsimParser;
import dev.sentinelsync.catalog.parser.ParserCatalog;
import dev.sentinelsync.catalog.solution.Solution;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.site.FactSheet;
import dev.sentinelsync.site.link.PageKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TablePagesTest {

  private final FactSheet sheet = new FactSheet();

  @Test
  void everyItemThatIsCountedIsListed() {
    table("Contoso_CL", List.of());
    sheet.solution("Solutions/Contoso", "Contoso").solution(Solution.GITHUB_ONLY, "GitHub Only");
    int number = 0;
    for (ContentType type : ContentType.values()) {
      for (String solution : List.of("Solutions/Contoso", Solution.GITHUB_ONLY)) {
        TableUsage usage = type == ContentType.PLAYBOOK ? TableUsage.WRITE : TableUsage.READ;
        String name = "Item " + number++;
        sheet
            .item(type, name, solution, QueryStatus.HAS_QUERY, uses(usage, "Contoso_CL"))
            .add(ItemCatalog.ITEMS_BY_TABLE, "contoso_cl", name);
      }
    }

    String page = page("Contoso_CL");

    assertThat(page)
        .contains("## Content Items Using This Table (" + number + ")")
        .contains("### Playbooks (2)\n\n**In solution [Contoso](../solutions/contoso.md):**\n")
        .contains("**In solution [GitHub Only](../solutions/github-only.md):**")
        .contains("### Watchlists (2)", "### Summary Rules (2)");
    assertThat(Pattern.compile("(?m)^- \\[Item \\d+\\]").matcher(page).results()).hasSize(number);
    assertThat(Pattern.compile("(?m)^- .* \\*\\(write\\)\\*$").matcher(page).results()).hasSize(2);
  }

  @Test
  void nameThatNobodyDocumentsIsSaidToBeUnknown() {
    table("TypoEvents", List.of());

    assertThat(page("TypoEvents")).contains("> ⚠️ **Not documented:** No reference");
  }

  @Test
  void customTableNeedsNoDocumentation() {
    table("Contoso_CL", List.of());

    assertThat(page("Contoso_CL")).doesNotContain("Not documented");
  }

  @Test
  void tableOfOneSolutionSaysWhose() {
    table("Cache_CL", List.of("Solutions/B", "Solutions/A"));
    sheet.solution("Solutions/A", "Alpha").solution("Solutions/B", "Beta");

    assertThat(page("Cache_CL"))
        .contains(
            "internally by the following solutions: [Alpha](../solutions/alpha.md), "
                + "[Beta](../solutions/beta.md). It is written");
  }

  @Test
  void asimParserIsListedWithItsProduct() {
    table("Syslog", List.of());
    List<String> none = List.of();
    sheet
        .page(PageKind.ASIM, "asimdnsacme", "asim", "asimdnsacme.md")
        .add(ParserCatalog.ASIM_BY_TABLE, "syslog", "asimdnsacme")
        .set(
            ParserCatalog.ASIM,
            "asimdnsacme",
            new AsimParser(
                "asimdnsacme",
                "ASimDnsAcme",
                "",
                "ASIM/x.yaml",
                new AsimParser.Kind("Dns", "", AsimParser.Role.SOURCE, false),
                new AsimParser.About("", "", "", "Acme | DNS", "", List.of()),
                new AsimParser.Body(List.of("syslog", "other_cl"), none, List.of(), none)));

    assertThat(page("Syslog"))
        .contains("### ASIM Parsers (1)")
        .contains("| [ASimDnsAcme](../asim/asimdnsacme.md) | Dns | Acme \\| DNS |");
  }

  private String page(String name) {
    return sheet.render(PageKind.TABLE, name.toLowerCase(Locale.ROOT), "tables/x.md");
  }

  private void table(String name, List<String> internalTo) {
    String key = name.toLowerCase(Locale.ROOT);
    List<String> none = List.of();
    sheet
        .table(name, !internalTo.isEmpty())
        .set(
            TableCatalog.TABLE,
            key,
            new Table(
                key,
                name,
                false,
                new Table.About("", none, "", "", none),
                new Table.Sources(false, false, "", ""),
                new Table.Features("", "", "", ""),
                new Table.Usage(false, internalTo)));
  }
}
