package dev.sentinelsync.catalog.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.connector.CollectionEvidence.TableEvidence;
import dev.sentinelsync.catalog.connector.CollectionMethod.Method;
import dev.sentinelsync.content.fact.ConnectorMarker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Analysis rules 9.4 as tables: what a connector's definition says, and the method chosen. */
class CollectionMethodTest {

  /** The text of the definition file alone decides. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DeployPushConnectorButton                   | CCF_PUSH          | It deploys a push connector
          pollingConfig                               | CCF               | It has a pollingConfig
          "type": "RestApiPoller" dcrConfig           | CCF               | It has a RestApiPoller
          GCPAuthConfig                               | CCF               | It has a GCPAuthConfig
          dataConnectorDefinitions                    | CCF               | It is a dataConnectorDefinitions resource
          AzureDiagnostics                            | AZURE_DIAGNOSTICS | It reads AzureDiagnostics
          Microsoft.Insights/diagnosticSettings       | AZURE_DIAGNOSTICS | It deploys diagnostic settings
          policyDefinitionGuid PolicyAssignment       | AZURE_DIAGNOSTICS | It has a policy assigned
          Deploy to Azure a Function App              | AZURE_FUNCTION    | It offers to deploy a function app
          an Azure Function App                       | AZURE_FUNCTION    | It speaks of an Azure Function App
          azure-functions pricing/details/functions   | AZURE_FUNCTION    | It warns of the price of Azure Functions
          SentinelKinds                               | NATIVE            | It is connected by SentinelKinds
          sent_by_ama                                 | AMA               | It looks for records sent by the agent
          use CEF via AMA                             | AMA               | It builds on CEF via AMA or Syslog via AMA
          cef_installer.py                            | MMA               | It runs the CEF forwarder installer
          the OMSAgent                                | MMA               | It names the former agent (omsagent)
          Install the agent for Syslog                | MMA               | It installs the former agent for Syslog
          "solutionName" OmsSolutions                 | MMA               | It installs a workspace solution
          "linkType" InstallAgentOnNonAzure           | MMA               | It links the agent installation
          "linkType" InstallAgentOnLinuxVirtualMachine | MMA              | It links the agent installation
          Acme_CL                                     | CUSTOM_LOG        | The definition names a custom log
          nothing of the kind                         | UNKNOWN           | Method not detected
          """,
      quoteCharacter = '\u0001')
  void theTextOfTheFileIsEvidence(String text, Method method, String reason) {
    assertThat(of("Acme", "Acme", "", "acme.json", text))
        .isEqualTo(new CollectionMethod(method, reason));
  }

  /** Id, title, description and file name decide. */
  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Acme            | Acme (via AMA)           | -                            | a.json             | AMA               | The title names the agent (AMA)
          AcmeAma         | Acme                     | -                            | a.json             | AMA               | The id names the agent (AMA)
          Panorama        | Panorama                 | -                            | a.json             | UNKNOWN           | Method not detected
          Acme            | Acme via Legacy Agent    | -                            | a.json             | MMA               | The title says Legacy Agent
          WindowsFirewall | Firewall                 | -                            | a.json             | MMA               | A connector of the former agent
          Acme            | Acme                     | -                            | Acme_FunctionApp.json | AZURE_FUNCTION | The file name says function app
          Acme            | Acme                     | -                            | acme_API_FUNCTION.json | AZURE_FUNCTION | The file name says function app
          AcmeAzureFunction | Acme                   | -                            | a.json             | AZURE_FUNCTION    | The id says function app
          Acme            | Acme                     | Turn on Diagnostic Settings. | a.json             | AZURE_DIAGNOSTICS | The description speaks of diagnostic settings
          AcmeFunctionApp | Acme                     | Turn on Diagnostic Settings. | a.json             | AZURE_FUNCTION    | The id says function app
          Acme_CCP        | Acme                     | -                            | a.json             | CCF               | The id says CCP or CCF
          Acme            | Acme (Codeless)          | -                            | a.json             | CCF               | The title says codeless
          AcmePolling     | Acme                     | -                            | a.json             | CCF               | The id says polling
          AcmePollingFunction | Acme                 | -                            | a.json             | UNKNOWN           | Method not detected
          Acme_CCP        | Acme                     | diagnostic settings          | a.json             | AZURE_DIAGNOSTICS | The description speaks of diagnostic settings
          Acme            | Acme                     | Runs on Azure Functions.     | a.json             | AZURE_FUNCTION    | The description speaks of Azure Functions
          Acme            | Office 365 mail          | -                            | a.json             | NATIVE            | The title names a Microsoft service
          AzureActivity   | Activity                 | -                            | a.json             | NATIVE            | The id names a Microsoft service
          Acme            | Acme                     | It calls the REST API.       | a.json             | REST_API          | Title or description say REST API
          Acme            | Acme REST API            | -                            | a.json             | REST_API          | Title or description say REST API
          AcmePush        | Acme                     | -                            | a.json             | REST_API          | Title or id say push
          Acme            | Acme push                | -                            | a.json             | REST_API          | Title or id say push
          Acme            | Acme pushed              | -                            | a.json             | UNKNOWN           | Method not detected
          Acme            | Acme Webhooks            | -                            | a.json             | REST_API          | Title or description say webhook
          Acme            | Acme                     | A webhook over HTTPS.        | a.json             | REST_API          | Title or description say webhook
          Acme            | Acme                     | A webhook.                   | a.json             | UNKNOWN           | Method not detected
          Acme            | Acme                     | Send to the HTTP endpoint.   | a.json             | REST_API          | The description speaks of an HTTP endpoint
          Acme            | Acme                     | Uses an HTTP trigger.        | a.json             | REST_API          | The description speaks of an HTTP endpoint
          """)
  void theWordsOfTheDefinitionAreEvidence(
      String id, String title, String description, String file, Method method, String reason) {
    assertThat(of(id, title, description.equals("-") ? "" : description, file, ""))
        .isEqualTo(new CollectionMethod(method, reason));
  }

  /** More than one method has evidence. */
  @ParameterizedTest(name = "{0} / {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Acme via AMA           | -                  | AzureDiagnostics          | AMA
          Acme via AMA           | -                  | dataConnectorDefinitions  | AMA
          Acme via Legacy Agent  | -                  | SentinelKinds             | MMA
          AMA or Legacy Agent    | -                  | cef_installer.py          | AMA
          Acme                   | -                  | pollingConfig AzureDiagnostics | AZURE_DIAGNOSTICS
          Acme                   | azure functions    | pollingConfig SentinelKinds | CCF
          Acme                   | azure functions    | DeployPushConnectorButton | CCF_PUSH
          Acme                   | azure functions    | SentinelKinds             | AZURE_FUNCTION
          Acme REST API          | -                  | SentinelKinds             | NATIVE
          Acme                   | -                  | sent_by_ama cef_installer.py | MMA
          Acme REST API          | -                  | omsagent Acme_CL          | MMA
          Acme REST API          | -                  | Acme_CL                   | REST_API
          Acme                   | azure monitor agent | the AMA extension        | AMA
          Acme                   | azure monitor agent | the AMAZING extension    | UNKNOWN
          """)
  void theFirstMethodOfTheOrderWins(String title, String description, String text, Method method) {
    assertThat(of("Acme", title, description, "a.json", text).method()).isEqualTo(method);
  }

  @Test
  void tablesDecideWhereNothingBeforeThemDoes() {
    TableEvidence resources = new TableEvidence("Azure Resources", "");
    TableEvidence machines = new TableEvidence("Security", "x,virtualmachines");
    TableEvidence other = new TableEvidence("Security", "networks");

    assertThat(ofTables("", other, resources, machines))
        .isEqualTo(
            new CollectionMethod(
                Method.AZURE_DIAGNOSTICS, "A table holds logs of Azure resources"));
    assertThat(ofTables("", machines, resources))
        .isEqualTo(new CollectionMethod(Method.AMA, "A table is fed by virtual machines"));
    assertThat(ofTables("", other).method()).isEqualTo(Method.UNKNOWN);
    assertThat(ofTables("omsagent", resources).method()).isEqualTo(Method.AZURE_DIAGNOSTICS);
    assertThat(ofTables("SentinelKinds", resources).method()).isEqualTo(Method.NATIVE);
    assertThat(ofTables("Acme_CL", machines).method()).isEqualTo(Method.AMA);
  }

  private static CollectionMethod of(
      String id, String title, String description, String fileName, String text) {
    return CollectionMethod.of(
        new CollectionEvidence(
            id, title, description, fileName, ConnectorMarker.in(text), List.of()));
  }

  private static CollectionMethod ofTables(String text, TableEvidence... tables) {
    return CollectionMethod.of(
        new CollectionEvidence(
            "Acme", "Acme", "", "a.json", ConnectorMarker.in(text), List.of(tables)));
  }
}
