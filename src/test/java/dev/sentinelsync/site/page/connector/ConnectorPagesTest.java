package dev.sentinelsync.site.page.connector;

import static dev.sentinelsync.site.FactSheet.uses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.item.ContentType;
import dev.sentinelsync.catalog.item.ItemCatalog;
import dev.sentinelsync.catalog.item.QueryStatus;
import dev.sentinelsync.catalog.item.TableUsage;
import dev.sentinelsync.site.FactSheet;
import dev.sentinelsync.site.link.PageKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectorPagesTest {

  @Test
  void connectorThatNobodyDefinesSaysSoAndWhoRequiresIt() {
    List<String> none = List.of();
    FactSheet sheet =
        new FactSheet()
            .solution("Solutions/Contoso", "Contoso")
            .item(
                ContentType.ANALYTIC_RULE,
                "Rule",
                "Solutions/Contoso",
                QueryStatus.HAS_QUERY,
                uses(TableUsage.READ))
            .add(ItemCatalog.ITEMS_BY_CONNECTOR, "gone", "Rule")
            .set(
                ConnectorCatalog.CONNECTOR,
                "gone",
                new Connector(
                    "gone",
                    "Gone",
                    new Connector.About("Gone", "", "", none, "", none),
                    new Connector.Collection("", ""),
                    new Connector.Definition("", 0, none, none, false),
                    new Connector.Ingestion(none, none, none, List.of()),
                    new Connector.Status(false, true, true, false)));

    String page = sheet.render(PageKind.CONNECTOR, "gone", "connectors/gone.md");

    assertThat(page)
        .startsWith("# Gone\n\n**Browse:**")
        .contains("| **Connector ID** | `Gone` |\n\n> ⚠️ **Not defined:** No solution")
        .contains(
            "## Content Items Requiring This Connector (1)\n\n### Analytic Rules (1)\n\n"
                + "**In solution [Contoso](../solutions/contoso.md):**\n"
                + "- [Rule](../content/rule.md)\n\n---\n")
        .doesNotContain("## Tables Ingested", "## Setup Instructions");
  }
}
