package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.Connector;
import dev.sentinelsync.catalog.connector.ConnectorCatalog;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.SourceFile;
import dev.sentinelsync.content.fact.ConnectorDcrFacts;
import dev.sentinelsync.content.fact.ConnectorDefinition;
import dev.sentinelsync.content.fact.ConnectorFileFacts;
import dev.sentinelsync.site.link.PageKind;
import java.util.List;
import java.util.Set;

/**
 * The two sections of a connector's page that come from its definition.
 *
 * @param permissions text below the heading; empty if the section is missing
 * @param steps text below the heading and its note; empty if the section is missing
 */
record SetupSections(String permissions, String steps) {

  private static final String PATH = "Solutions/Contoso/Data Connectors/Contoso.json";

  /** The sections of a connector with this in its definition, as JSON. */
  static SetupSections of(String permissions, String instructionSteps) {
    String page =
        new FactSheet()
            .set(ConnectorCatalog.CONNECTOR, "contoso", connector())
            .set(InputCatalog.FILE, PATH, definition(permissions, instructionSteps))
            .render(PageKind.CONNECTOR, "contoso", "connectors/contoso.md");
    return new SetupSections(
        section(page, "## Permissions\n\n"),
        section(page, "## Setup Instructions\n\n> ⚠️ **Note**: ").replaceFirst("^.*\n\n", ""));
  }

  private static String section(String page, String start) {
    int from = page.indexOf("\n" + start);
    if (from < 0) {
      return "";
    }
    String rest = page.substring(from + 1 + start.length());
    int next = rest.indexOf("\n\n## Setup Instructions\n");
    int end = next < 0 ? rest.lastIndexOf("\n\n---\n\n**Browse") : next;
    assertThat(end).isPositive();
    return rest.substring(0, end);
  }

  private static Connector connector() {
    List<String> none = List.of();
    return new Connector(
        "contoso",
        "Contoso",
        new Connector.About("Contoso", "", "", none, "", none),
        new Connector.Collection("", ""),
        new Connector.Definition(PATH, 0, none, none, false),
        new Connector.Ingestion(none, none, none, List.of()),
        new Connector.Status(false, true, true, true));
  }

  /** The file of a connector's definition. */
  static SourceFile definition(String permissions, String instructionSteps) {
    List<String> none = List.of();
    ConnectorDefinition definition =
        new ConnectorDefinition(
            new ConnectorDefinition.Identity("id", ConnectorDefinition.IdOrigin.LITERAL, "id"),
            new ConnectorDefinition.About("title", "", "", false, false),
            List.of(),
            none,
            none,
            new ConnectorDefinition.Setup(permissions, instructionSteps));
    ConnectorFileFacts facts =
        new ConnectorFileFacts(
            List.of(definition),
            Set.of(),
            List.of(),
            List.of(),
            new ConnectorDcrFacts(List.of(), List.of()));
    return new SourceFile(
        PATH, null, "blob", "1", facts, List.of(), List.of(), SourceFile.Kept.NONE);
  }
}
