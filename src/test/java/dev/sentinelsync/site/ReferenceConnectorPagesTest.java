package dev.sentinelsync.site;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.solution.SolutionCatalog;
import dev.sentinelsync.catalog.solution.SolutionRow;
import dev.sentinelsync.catalog.table.Table;
import dev.sentinelsync.catalog.table.TableCatalog;
import dev.sentinelsync.catalog.table.TableName;
import dev.sentinelsync.site.PublishedPage.Link;
import dev.sentinelsync.site.link.PageKind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connector pages of the reference, rebuilt from what they state. The note above the setup steps is
 * in our own words and left out of the comparison.
 */
class ReferenceConnectorPagesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern RETIRED = Pattern.compile("> ⚠️ \\*\\*Retired agent:\\*\\* .*\n\n");

  private static final Pattern NOTE = Pattern.compile("(?m)^> ⚠️ \\*\\*Note\\*\\*: These instr.*$");
  private static final Pattern PROVIDER = Pattern.compile("\\*\\*(.+?)\\*\\* \\((.+?)\\): (.+)");
  private static final Pattern CUSTOM = Pattern.compile("\\*\\*(.+?)\\*\\*: (.+)");

  private final FactSheet sheet = new FactSheet();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "awss3",
        "azurecognitivesearch-ccp",
        "azuresecuritycenter",
        "boschaishield",
        "ciscomerakinativepoller",
        "fortinet",
        "onapsisplatform",
        "withsecureelementsviafunction"
      })
  void pageIsReproduced(String stem) throws Exception {
    PublishedPage page = PublishedPage.read("connectors/" + stem + ".md");
    Map<String, String> stated = PublishedPage.attributes(page.text());
    List<String> solutions = new ArrayList<>();
    for (Link solution : PublishedPage.links(stated.get("Used in Solutions"))) {
      solutions.add(solution.stem());
      writeSolution(page, solution);
    }
    List<Connector.TableVendors> events = new ArrayList<>();
    List<String> tables = new ArrayList<>();
    for (List<String> row : PublishedPage.rows(page.section("## Tables Ingested"))) {
      tables.add(writeTable(row, events));
    }
    writeConnector(stem, page, stated, solutions, tables, events);

    String rendered = sheet.render(PageKind.CONNECTOR, stem, "connectors/" + stem + ".md");

    // The agent was retired after the reference was made (analysis rules 9.4).
    rendered = RETIRED.matcher(rendered).replaceFirst("");
    PublishedPage.assertSame(
        NOTE.matcher(rendered).replaceAll(""), NOTE.matcher(page.text()).replaceAll(""));
  }

  private void writeSolution(PublishedPage page, Link solution) {
    sheet
        .page(PageKind.SOLUTION, solution.stem(), "connectors", solution.target())
        .set(
            SolutionCatalog.SOLUTION_ROW,
            solution.stem(),
            new SolutionRow(
                solution.stem(),
                solution.label(),
                PublishedPage.image(page.between("\n\n", "**Browse:**")),
                "",
                "",
                "",
                true,
                new SolutionRow.Contents(false, true, true, true)));
  }

  /** Writes a table with its flags; the two columns of events are there on some pages only. */
  private String writeTable(List<String> row, List<Connector.TableVendors> events) {
    Link link = PublishedPage.link(row.get(0));
    String name = link.label().replace("`", "");
    String key = name.toLowerCase(Locale.ROOT);
    int flags = row.size() - 2;
    if (flags == 3) {
      events.add(new Connector.TableVendors(key, names(row.get(1)), names(row.get(2))));
    }
    sheet
        .page(PageKind.TABLE, key, "connectors", link.target())
        .set(TableCatalog.TABLE_NAME, key, new TableName(key, name, false))
        .set(
            TableCatalog.TABLE,
            key,
            new Table(
                key,
                name,
                true,
                new Table.About("", List.of(), "", "", List.of()),
                new Table.Sources(true, false, "", ""),
                new Table.Features("", flag(row.get(flags)), flag(row.get(flags + 1)), ""),
                new Table.Usage(false, List.of())));
    return key;
  }

  private static List<String> names(String cell) {
    return cell.equals("—") ? List.of() : List.of(cell.split(", "));
  }

  private static String flag(String sign) {
    return sign.equals("✓") ? "Yes" : sign.equals("✗") ? "No" : "";
  }

  private void writeConnector(
      String key,
      PublishedPage page,
      Map<String, String> stated,
      List<String> solutions,
      List<String> tables,
      List<Connector.TableVendors> events)
      throws Exception {
    List<String> files =
        PublishedPage.links(stated.get("Connector Definition Files")).stream()
            .map(link -> link.target().substring(FactSheet.REPOSITORY.length() + 1))
            .map(path -> URLDecoder.decode(path, StandardCharsets.UTF_8))
            .toList();
    String title = page.title().replaceFirst("^(🚫 )?(⚠️ )?(🔍 )?", "");
    boolean noted = page.text().contains("\n## Additional Information\n");
    String below =
        noted
            ? page.between("## Additional Information\n\n", "\n## ")
            : page.between("| **Connector Definition Files** | ", "\n## ")
                .replaceFirst("^.*\n\n", "");
    String note = noted ? below.substring(0, below.indexOf("\n\n")) : "";
    String description = noted ? below.substring(note.length() + 2) : below;
    sheet
        .set(
            ConnectorCatalog.CONNECTOR,
            key,
            new Connector(
                key,
                stated.get("Connector ID").replace("`", ""),
                new Connector.About(
                    title,
                    stated.getOrDefault("Publisher", ""),
                    description.substring(0, description.length() - 1),
                    List.of(),
                    "",
                    note.isEmpty() ? List.of() : List.of(note)),
                new Connector.Collection(stated.getOrDefault("Collection Method", ""), ""),
                new Connector.Definition(files.get(0), 0, files, solutions, false),
                new Connector.Ingestion(
                    tables,
                    names(stated.getOrDefault("Event Vendor", "—")),
                    names(stated.getOrDefault("Event Product", "—")),
                    events),
                new Connector.Status(
                    page.title().contains("🚫"),
                    !page.title().contains("🔍"),
                    !page.title().contains("⚠️"),
                    true)))
        .set(
            InputCatalog.FILE,
            files.get(0),
            SetupSections.definition(permissions(page), setup(page)));
  }

  /** The permissions that the page lists, in the form of a definition. */
  private static String permissions(PublishedPage page) throws Exception {
    ObjectNode permissions = JSON.createObjectNode();
    ArrayNode providers = permissions.putArray("resourceProvider");
    ArrayNode customs = permissions.putArray("customs");
    String section = page.between("\n## Permissions\n\n", "\n\n## Setup Instructions");
    for (String entry : section.split("(?m)^- |\n\n?\\*\\*Custom Permissions:\\*\\*\n")) {
      Matcher provider = PROVIDER.matcher(entry.strip());
      Matcher custom = CUSTOM.matcher(entry.strip());
      if (provider.matches()) {
        providers
            .addObject()
            .put("providerDisplayName", provider.group(1))
            .put("scope", provider.group(2))
            .put("permissionsDisplayText", provider.group(3));
      } else if (custom.matches() && !entry.startsWith("**Resource Provider")) {
        customs.addObject().put("name", custom.group(1)).put("description", custom.group(2));
      }
    }
    return JSON.writeValueAsString(permissions);
  }

  /** The setup text as one step that is nothing but a description. */
  private static String setup(PublishedPage page) throws Exception {
    String text =
        Stream.of(page.between("\n## Setup Instructions\n\n", "\n\n---\n\n**Browse:**"))
            .map(section -> NOTE.matcher(section).replaceFirst("").strip())
            .findFirst()
            .orElseThrow();
    ArrayNode steps = JSON.createArrayNode();
    steps.addObject().put("description", text);
    return JSON.writeValueAsString(steps);
  }
}
