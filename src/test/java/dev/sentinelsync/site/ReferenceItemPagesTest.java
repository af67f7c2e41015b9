package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.catalog.item.ContentItem;
import dev.sentinelsync.catalog.item.ContentSource;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.ItemTables;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.content.fact.MarkdownFacts;
import dev.sentinelsync.content.kind.ContentPath;
import dev.sentinelsync.content.kind.PathClassifier;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of content items of the reference, made again from the facts that they state. */
class ReferenceItemPagesTest {

  private static final PathClassifier PATHS = new PathClassifier();

  private final FactSheet sheet = new FactSheet();

  /**
   * Of parsers, watchlists and summary rules the sample holds two each. Its other two playbooks
   * embed READMEs with a dead link and with an attribute out of shape.
   */
  @ParameterizedTest
  @CsvSource({
    "ANALYTIC_RULE, box-box-inactive-user-login-edbf38d7-e170-4af2-ad50-1a05b374611b-ede0d64c",
    "ANALYTIC_RULE, cisco-sd-wan-cisco-sdwan-intrusion-events-232a1c75-63fc-4c81-8b18"
        + "-b4a739fccba8-806e2f0c",
    "ANALYTIC_RULE, claroty-claroty-critical-baseline-deviation-9a8b4321-e2be-449b-8227"
        + "-a78227441b2a-96c7d22a",
    "ANALYTIC_RULE, ctm360-breached-credential-high-7e92b9a3-0fc6-4887-a8e4-64384a8188a0"
        + "-52ebad8f",
    "ANALYTIC_RULE, ctm360-tlsv1-in-use-low-9435d04a-e8a6-49e5-90c4-e7f3456f9ed5-e21237b5",
    "ANALYTIC_RULE, paloaltocdl-paloalto-dropping-or-denying-session-with-traffic-ba663b74"
        + "-51f4-11ec-bf63-0242ac130002-787fad5d",
    "HUNTING_QUERY, azuredevopsauditing-azure-devops-addtional-org-admin-added-7b634263-9971"
        + "-4887-8ecf-0d83ab9c7370-642a30a8",
    "HUNTING_QUERY, legacy-ioc-based-threat-protection-nylon-typhoon-command-line-activity"
        + "-november-2021-bb30abbc-9af6-4a37-9536-e9207e023989-bdd1efea",
    "HUNTING_QUERY, trend-micro-apex-one-apexone-spyware-detection-506955be-648f-11ec-90d6"
        + "-0242ac120003-42ec9672",
    "HUNTING_QUERY, windows-security-events-new-processes-observed-in-last-24-hours-513e3a11"
        + "-e1bb-4cfc-8af9-451da0407e6b-2f72302d",
    "HUNTING_QUERY, zeronetworks-zero-networks-segment-excessive-access-to-a-built-in-group-by"
        + "-user-0e68d210-a8ec-4e13-9f46-61011c020b87-cd570e45",
    "WORKBOOK, contrast-protect-contrastprotect-d1bc473e",
    "WORKBOOK, iototthreatmonitoringwithdefenderforiot"
        + "-iototthreatmonitoringwithdefenderforiot-d8edfecb",
    "WORKBOOK, onapsis-platform-onapsisalarmsoverview-d3ec56a6",
    "WORKBOOK, soc-process-framework-socprocessframework-5c770df0",
    "PLAYBOOK, network-session-essentials-summarize-data-for-network-session-essentials-a6438aa2",
    "PLAYBOOK, servicenow-create-and-update-servicenow-record-eba2d6d2",
    "PLAYBOOK, veeam-veeam-collectmalwareevents-f3b0eb28",
    "PARSER, crowdstrike-falcon-endpoint-protection-crowdstrikereplicatorv2-b52d934f"
        + "-469b-4908-997f-fc097b17442a-0f0f5d92",
    "PARSER, fortinet-fortindr-cloud-fortinet-fortindr-cloud-4c846775-c295-421f-9275"
        + "-ded657b190d6-53498416",
    "WATCHLIST, soc-process-framework-socexternalcontacts-4a1a005e",
    "WATCHLIST, soc-process-framework-socma-16c2d66a",
    "SUMMARY_RULE, network-session-essentials-networksummary-ip-25ed500d-4f8a-46ec-a6d9"
        + "-8624d204830f-f72b8f56-2",
    "SUMMARY_RULE, network-session-essentials-networksummary-result-c5a4f3e9-e577-4db0-94f2"
        + "-87d497b40bcd-55385045"
  })
  void theItemIsReproduced(ContentType type, String stem) throws Exception {
    PublishedPage page = PublishedPage.read("content/" + stem + ".md");
    Map<String, String> stated = PublishedPage.attributes(page.text());
    assertThat(stated).containsEntry("Type", type.label());
    String missing = "| **Source** | [View on GitHub](" + FactSheet.REPOSITORY + "/Summary) |\n";
    String path = stated.containsKey("Source") ? path(link(stated, "Source").target()) : "Summary";
    page(type, page, stated, path);

    String made = sheet.render(PageKind.ITEM, path, "content/" + stem + ".md");

    // Pages of summary rules lack their source (page layouts 11.12).
    PublishedPage.assertSame(
        stated.containsKey("Source") ? made : made.replace(missing, ""), page.text());
  }

  /** Notes down what the page says. */
  private void page(ContentType type, PublishedPage page, Map<String, String> stated, String path) {
    Link solution = link(stated, "Solution");
    sheet
        .page(PageKind.SOLUTION, solution.label(), "content", solution.target())
        .page(PageKind.CONTENT_TYPE, type.slug(), "content", type.slug() + ".md")
        .set(InputCatalog.FILE, path, SourceFile.unread(path, ""))
        .set(ItemCatalog.ITEM_TABLES, path, uses(page));
    sheet.set(
        ItemCatalog.ITEM,
        path,
        new ContentItem(
            path,
            type,
            page.title().replaceFirst("^<img [^>]*> ", ""),
            stated.getOrDefault("ID", "").replace("`", ""),
            new ContentItem.Origin(
                ContentSource.SOLUTION,
                solution.label(),
                solution.label(),
                PATHS.classify(path).map(ContentPath::below).orElse(""),
                "",
                !page.text().contains("> ⚠️ **Not listed in Solution JSON:**"),
                true),
            new ContentItem.Classification(
                stated.getOrDefault("Severity", ""),
                stated.getOrDefault("Status", ""),
                stated.getOrDefault("Kind", ""),
                "",
                list(stated, "Tactics"),
                list(stated, "Techniques"),
                connectors(stated.getOrDefault("Required Connectors", ""))),
            new ContentItem.Content(
                page.between("\n---\n\n", "| Attribute |").strip(),
                QueryStatus.HAS_QUERY,
                list(stated, "Event Vendor"),
                list(stated, "Event Product"),
                readme(page),
                "")));
  }

  private List<String> connectors(String cell) {
    List<String> ids = new ArrayList<>();
    for (Link link : PublishedPage.links(cell)) {
      ids.add(link.label());
      String key = link.label().toLowerCase(Locale.ROOT);
      sheet.page(PageKind.CONNECTOR, key, "content", link.target());
    }
    return ids;
  }

  private ItemTables uses(PublishedPage page) {
    String icon = "## <img src=\"../images/asim-logo-small.png\" alt=\"ASIM\" height=\"16\"> ";
    List<ItemTables.AsimUse> asim = new ArrayList<>();
    for (String bullet : PublishedPage.bullets(page.section(icon + "ASIM Parsers Used"))) {
      Link link = PublishedPage.link(bullet);
      String name = link.label().replace("`", "");
      String key = name.toLowerCase(Locale.ROOT);
      asim.add(new ItemTables.AsimUse(key, name));
      sheet.page(PageKind.ASIM, key, "content", link.target());
    }
    String tables = page.section("## Tables Used");
    List<ItemTables.Use> uses =
        Stream.concat(
                PublishedPage.bullets(tables).stream().map(bullet -> List.of(bullet, "read")),
                PublishedPage.rows(tables).stream())
            .map(row -> use(PublishedPage.link(row.get(0)), row.get(1)))
            .toList();
    return new ItemTables(uses, asim, List.of(), List.of(), List.of());
  }

  private ItemTables.Use use(Link link, String usage) {
    String name = link.label().replace("`", "");
    String key = name.toLowerCase(Locale.ROOT);
    sheet
        .page(PageKind.TABLE, key, "content", link.target())
        .set(TableCatalog.TABLE_NAME, key, new TableName(key, name, false));
    return new ItemTables.Use(
        key,
        Arrays.stream(TableUsage.values())
            .filter(one -> one.label().equals(usage))
            .findFirst()
            .orElseThrow(),
        "");
  }

  /** Notes down the README that a page shows, and returns its path. */
  private String readme(PublishedPage page) {
    String whole = page.between("\n## Additional Documentation\n\n", "\n---\n\n**Browse:**");
    if (whole.isEmpty()) {
      return "";
    }
    int end = whole.indexOf("\n\n");
    String path = path(PublishedPage.link(whole.substring(0, end)).target());
    String text = whole.substring(end).strip();
    SourceFile unread = SourceFile.unread(path, "");
    sheet.set(
        InputCatalog.FILE,
        path,
        new SourceFile(
            path,
            unread.place(),
            unread.blob(),
            unread.version(),
            new MarkdownFacts(text, ""),
            List.of(),
            List.of(),
            SourceFile.Kept.NONE));
    return path;
  }

  private static List<String> list(Map<String, String> stated, String attribute) {
    String cell = stated.getOrDefault(attribute, "");
    return cell.isEmpty() ? List.of() : List.of(cell.split(", "));
  }

  private static Link link(Map<String, String> stated, String attribute) {
    return PublishedPage.link(stated.get(attribute));
  }

  private static String path(String url) {
    return URLDecoder.decode(
        url.substring(FactSheet.REPOSITORY.length() + 1), StandardCharsets.UTF_8);
  }
}
