package dev.sentinelsync.content.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.fact.FileKind;
import dev.sentinelsync.content.fact.PlaybookFacts;
import dev.sentinelsync.content.fact.PlaybookFacts.ConnectorKind;
import dev.sentinelsync.content.fact.PlaybookFacts.LogicAppConnector;
import dev.sentinelsync.content.parse.ContentLimits;
import dev.sentinelsync.content.parse.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowConnectorsTest {

  private static final String DECLARED =
      """
      {"sentinel": {"id": "[concat(subscription().id, '/managedApis/azuresentinel')]"}}
      """;

  @Test
  void connectionsActionsAndTriggersOfAManagedConnectorAreCounted() {
    PlaybookFacts.Workflow workflow =
        read(
            """
            "triggers": {"When": {"type": "ApiConnectionWebhook", "inputs": %s}},
            "actions": {
              "Each": {"type": "Foreach", "actions": {
                "One": {"type": "ApiConnection", "inputs": %s},
                "Test": {"type": "If",
                  "actions": {}, "else": {"actions": {"Two": {"type": "apiconnection", "inputs": %s}}}}
              }}
            }
            """
                .formatted(host("sentinel"), host("sentinel"), host("sentinel")),
            DECLARED,
            connection(managed("azuresentinel"), "sentinel"));

    assertThat(workflow.connectors())
        .containsExactly(
            new LogicAppConnector(ConnectorKind.MANAGED, "azuresentinel", 1, 1, 2),
            new LogicAppConnector(ConnectorKind.BUILTIN, "control", 0, 0, 2));
  }

  @Test
  void numberedCopiesAreOneConnector() {
    PlaybookFacts.Workflow workflow =
        read(
            "\"actions\": {\"A\": {\"type\": \"ApiConnection\", \"inputs\": %s}}"
                .formatted(host("keyvault_3")),
            "{}",
            connection(managed("keyvault_1"), "keyvault_1")
                + ","
                + connection(managed("keyvault"), "keyvault"));

    assertThat(workflow.connectors())
        .containsExactly(new LogicAppConnector(ConnectorKind.MANAGED, "keyvault", 2, 0, 1));
  }

  @Test
  void theNameOfAnApiIsResolvedInEveryFormOfItsId() {
    assertThat(names("[concat(subscription().id, '/x/managedApis/', 'smtp')]"))
        .containsExactly("managed/smtp");
    assertThat(
            names(
                "[subscriptionResourceId('Microsoft.Web/locations/managedApis',"
                    + " resourceGroup().location, 'azureautomation')]"))
        .containsExactly("managed/azureautomation");
    assertThat(names("[concat(resourceGroup().id, '/Microsoft.Web/customApis/', parameters('C'))]"))
        .containsExactly("custom/acme connector");
    assertThat(names("[resourceId('Microsoft.Web/customApis', parameters('C'))]"))
        .containsExactly("custom/acme connector");
    assertThat(names("[parameters('Id')]")).containsExactly("managed/teams");
    assertThat(names("[concat('/x/customApis/', parameters('Unknown'))]")).isEmpty();
    assertThat(names("[concat('/x/', parameters('C'))]")).isEmpty();
  }

  @Test
  void hostsOfHttpActionsAreKnownOnlyWhereNoExpressionIsInThem() {
    PlaybookFacts.Workflow workflow =
        read(
            """
            "parameters": {"Base": {"defaultValue": "https://API.base.example", "type": "String"}},
            "actions": {
              "A": {"type": "Http", "inputs": {"uri": "https://b.example/x/@{variables('q')}"}},
              "B": {"type": "Http", "inputs": {"uri": "@{parameters('Base')}/v1"}},
              "C": {"type": "Http", "inputs": {"uri": "https://a.example@{variables('q')}/x"}},
              "D": {"type": "Http", "inputs": {"uri": "@variables('q')"}},
              "E": {"type": "Http", "inputs": {"uri": "https://localhost/x"}},
              "F": {"type": "Http", "inputs": {"uri": "[concat('https://', parameters('H'), '/x')]"}}
            }
            """,
            "{}",
            "");

    assertThat(workflow.hosts()).containsExactly("api.base.example", "b.example", "host.example");
    assertThat(workflow.connectors())
        .containsExactly(new LogicAppConnector(ConnectorKind.BUILTIN, "http", 0, 0, 6));
  }

  private static List<String> names(String apiId) {
    return read("\"actions\": {}", "{}", connection(apiId, "x")).connectors().stream()
        .map(connector -> connector.kind().name().toLowerCase() + "/" + connector.name())
        .toList();
  }

  private static String managed(String name) {
    return "[concat('/subscriptions/', subscription().subscriptionId, '/managedApis/"
        + name
        + "')]";
  }

  private static String connection(String apiId, String name) {
    return "{\"type\": \"Microsoft.Web/Connections\", \"name\": \"%s\", \"properties\": {\"api\": {\"id\": \"%s\"}}}"
        .formatted(name, apiId);
  }

  private static String host(String connection) {
    return "{\"host\": {\"connection\": {\"name\": \"@parameters('$connections')['%s']['connectionId']\"}}}"
        .formatted(connection);
  }

  private static PlaybookFacts.Workflow read(
      String definition, String declared, String connections) {
    String template =
        """
        {
          "parameters": {
            "C": {"type": "string", "defaultValue": "Acme Connector"},
            "H": {"type": "string", "defaultValue": "host.example"},
            "Id": {"type": "string", "defaultValue": "/subscriptions/0/managedApis/teams"}
          },
          "resources": [
            {"type": "Microsoft.Logic/workflows", "properties": {
              "parameters": {"$connections": {"value": %s}},
              "definition": {%s}
            }}%s
          ]
        }
        """
            .formatted(declared, definition, connections.isEmpty() ? "" : "," + connections);
    try {
      PlaybookFacts facts =
          (PlaybookFacts)
              ContentReaders.standard(ContentLimits.DEFAULT)
                  .read(
                      FileKind.PLAYBOOK, template.getBytes(StandardCharsets.UTF_8), problem -> {});
      return facts.workflow();
    } catch (UnreadableFileException e) {
      throw new AssertionError(template, e);
    }
  }
}
