package dev.sentinelsync.content.fact;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A trait of the text of a connector file that is evidence for how data is collected (analysis
 * rules 9.4). It is looked for while the bytes are at hand; the catalog weighs the evidence.
 */
public enum ConnectorMarker {
  /** Deploys a connector to which an application pushes. */
  PUSH_BUTTON(text -> text.contains("DeployPushConnectorButton")),
  /** Holds the polling configuration of a codeless connector. */
  POLLING_CONFIG(text -> text.contains("pollingConfig")),
  /** Holds a REST poller that writes through a data collection rule. */
  REST_API_POLLER(
      text ->
          text.contains("dcrConfig")
              && text.contains("\"type\"")
              && text.contains("RestApiPoller")),
  /** Authenticates to Google Cloud by the codeless framework. */
  GCP_AUTH_CONFIG(text -> text.contains("GCPAuthConfig")),
  /** Is a connector definition resource of the codeless framework. */
  DEFINITION_RESOURCE(text -> text.toLowerCase(Locale.ROOT).contains("dataconnectordefinitions")),
  /** Names the table of Azure resource logs. */
  AZURE_DIAGNOSTICS(text -> text.contains("AzureDiagnostics")),
  /** Deploys diagnostic settings. */
  DIAGNOSTIC_SETTINGS(text -> text.contains("Microsoft.Insights/diagnosticSettings")),
  /** Has diagnostic settings assigned by policy. */
  POLICY_ASSIGNMENT(
      text -> text.contains("policyDefinitionGuid") && text.contains("PolicyAssignment")),
  /** Offers to deploy a function app. */
  DEPLOY_FUNCTION_APP(text -> text.contains("Deploy to Azure") && text.contains("Function App")),
  /** Speaks of an Azure Function App. */
  AZURE_FUNCTION_APP(text -> text.contains("Azure Function App")),
  /** Warns of the price of Azure Functions. */
  FUNCTION_PRICING(
      text -> {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("azure-functions") && lower.contains("pricing/details/functions");
      }),
  /** Is switched on inside Microsoft Sentinel. */
  SENTINEL_KINDS(text -> text.contains("SentinelKinds")),
  /** Names the Azure Monitor Agent by its abbreviation. */
  AMA(word("AMA")),
  /** Looks for records that this agent sent. */
  SENT_BY_AMA(text -> text.contains("sent_by_ama")),
  /** Builds on the agent's connectors for CEF or Syslog. */
  CEF_OR_SYSLOG_VIA_AMA(text -> text.contains("CEF via AMA") || text.contains("Syslog via AMA")),
  /** Runs the forwarder installation of the former agent. */
  CEF_INSTALLER(text -> text.contains("cef_installer.py")),
  /** Names the former agent. */
  OMS_AGENT(text -> text.toLowerCase(Locale.ROOT).contains("omsagent")),
  /** Has the former agent installed for Syslog. */
  SYSLOG_AGENT(
      text ->
          text.contains("Install the agent") && text.contains("Syslog") && !text.contains("AMA")),
  /** Installs a solution of the former agent. */
  OMS_SOLUTIONS(text -> text.contains("\"solutionName\"") && text.contains("OmsSolutions")),
  /** Links to the installation of the former agent. */
  INSTALL_AGENT_LINK(text -> text.contains("\"linkType\"") && text.contains("InstallAgentOn")),
  /** Asks for the key of the workspace. */
  SHARED_KEYS(text -> text.toLowerCase(Locale.ROOT).contains("/sharedkeys")),
  /** Sends threat intelligence to the upload endpoint of Microsoft Sentinel. */
  THREAT_INTELLIGENCE_UPLOAD(
      text -> {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("threatintelligence:upload-indicators")
            || lower.contains("threat-intelligence-stix-objects:upload")
            || lower.contains("sentinelus.azure-api.net")
            || lower.contains("api.ti.sentinel.azure.com");
      }),
  /** Shows the id and the key of the workspace, for people to copy. */
  WORKSPACE_KEY(text -> text.contains("\"WorkspaceId\"") && text.contains("\"PrimaryKey\"")),
  /** Is a deployment template that declares a data collection rule or endpoint. */
  COLLECTION_TEMPLATE(
      text -> {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("deploymenttemplate.json")
            && (lower.contains("microsoft.insights/datacollectionrules")
                || lower.contains("microsoft.insights/datacollectionendpoints"));
      }),
  /** Is code that sends records through the Logs Ingestion API. */
  INGESTION_CLIENT(
      Pattern.compile(
              "LogsIngestionClient|azure[.-]monitor[.-]ingestion|@azure/monitor-ingestion"
                  + "|/dataCollectionRules/[^\\s\"']{0,200}/streams/",
              Pattern.CASE_INSENSITIVE)
          .asPredicate()),
  /** Is code that signs requests to the HTTP Data Collector API with the key of the workspace. */
  WORKSPACE_KEY_SIGNATURE(
      text -> {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("sharedkey") && lower.contains("/api/logs");
      }),
  /** Names a custom log. */
  CUSTOM_LOG(Pattern.compile("_CL\\b").asPredicate());

  /** Markers of code. Definitions may speak of what the code does, which is no evidence. */
  private static final EnumSet<ConnectorMarker> SOURCE_ONLY =
      EnumSet.of(INGESTION_CLIENT, WORKSPACE_KEY_SIGNATURE);

  private final Predicate<String> test;

  ConnectorMarker(Predicate<String> test) {
    this.test = test;
  }

  /** All markers of the text of a file that defines connectors. */
  public static Set<ConnectorMarker> in(String text) {
    return among(EnumSet.complementOf(SOURCE_ONLY), text);
  }

  /** All markers of the text of a file beside a definition. */
  public static Set<ConnectorMarker> inCompanion(String text) {
    return among(EnumSet.of(COLLECTION_TEMPLATE), text);
  }

  /** All markers of code. */
  public static Set<ConnectorMarker> inSource(String text) {
    Set<ConnectorMarker> markers = among(SOURCE_ONLY, text);
    markers.addAll(among(EnumSet.of(THREAT_INTELLIGENCE_UPLOAD), text));
    return markers;
  }

  private static Set<ConnectorMarker> among(Set<ConnectorMarker> candidates, String text) {
    Set<ConnectorMarker> markers = EnumSet.noneOf(ConnectorMarker.class);
    for (ConnectorMarker marker : candidates) {
      if (marker.test.test(text)) {
        markers.add(marker);
      }
    }
    return markers;
  }

  /** A whole word: an abbreviation inside another word is none (weakness 20). */
  private static Predicate<String> word(String word) {
    return Pattern.compile("\\b" + word + "\\b").asPredicate();
  }
}
