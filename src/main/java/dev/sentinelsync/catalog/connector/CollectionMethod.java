package dev.sentinelsync.catalog.connector;

import dev.sentinelsync.content.fact.ConnectorMarker;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a connector's data comes in, and the evidence for it (analysis rules 9.4). Evidence is
 * gathered from the connector's words, its file and its tables; the first method of a fixed order
 * that has evidence is chosen. Abbreviations count as whole words only: an id that happens to end
 * in the letters "ama" is no agent (weakness 20).
 *
 * @param method the method
 * @param reason the first evidence for it, one sentence fragment
 */
public record CollectionMethod(Method method, String reason) {

  /** The methods, in the order in which they are preferred. */
  public enum Method {
    THREAT_INTELLIGENCE_UPLOAD("Azure Function (TI Upload API)"),
    AZURE_DIAGNOSTICS("Azure Diagnostics"),
    CCF_PUSH("CCF Push"),
    CCF("CCF"),
    AZURE_FUNCTION("Azure Function"),
    NATIVE("Native"),
    MMA("MMA"),
    AMA("AMA"),
    REST_API("REST API"),
    REST_PULL_API("REST Pull API"),
    CUSTOM_LOG("Unknown (Custom Log)"),
    UNKNOWN("Unknown");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /** The name that pages print. */
    public String label() {
      return label;
    }
  }

  /** An abbreviation in a title or, between humps and digits, in an id. */
  private static final Pattern AGENT =
      Pattern.compile("(?<![A-Za-z])(?:AMA|ama)(?![A-Za-z])|(?<=[a-z0-9])(?:AMA|Ama)(?![A-Za-z])");

  private static final Pattern CODELESS =
      Pattern.compile("(?<![a-z])(?:CC[PF]|Cc[pf])(?![a-z])|(?<![A-Za-z])cc[pf](?![a-z])");
  private static final Pattern PUSH =
      Pattern.compile("(?<![A-Za-z])(?:push|PUSH)(?![a-z])|(?<![A-Z])Push(?![a-z])");
  private static final Pattern WEBHOOK = Pattern.compile("(?i)(?<![a-z])webhooks?(?![a-z])");
  private static final Pattern HTTP = Pattern.compile("(?i)(?<![a-z])https?(?![a-z])");
  private static final List<String> NATIVE_TITLES =
      List.of("Microsoft Defender", "Microsoft 365", "Office 365", "Microsoft Entra ID");
  private static final List<String> NATIVE_IDS =
      List.of("AzureActivity", "AzureActiveDirectory", "Office365", "MicrosoftDefender");
  private static final List<String> FUNCTION_FILES =
      List.of("functionapp", "function_app", "_api_function");
  private static final String UPLOAD_FILE = "uploadindicatorsapi";
  private static final List<String> FUNCTION_IDS = List.of("azurefunction", "functionapp");

  /** Weighs the evidence. */
  public static CollectionMethod of(CollectionEvidence evidence) {
    return new Weighing(evidence).choose();
  }

  /** One decision: gathers a first reason per method. */
  private static final class Weighing {
    private final CollectionEvidence evidence;
    private final String title;
    private final String id;
    private final String idLower;
    private final String description;
    private final Map<Method, String> reasons = new EnumMap<>(Method.class);
    private boolean agentByName;
    private boolean formerAgentByName;
    private boolean functionByName;
    private boolean codelessByContent;

    Weighing(CollectionEvidence evidence) {
      this.evidence = evidence;
      this.title = evidence.title();
      this.id = evidence.id();
      this.idLower = id.toLowerCase(Locale.ROOT);
      this.description = evidence.description().toLowerCase(Locale.ROOT);
    }

    CollectionMethod choose() {
      threatIntelligence();
      byName();
      codelessByContent();
      diagnostics();
      codelessByName();
      functions();
      nativeConnection();
      agents();
      restApi();
      byTables();
      if (reasons.isEmpty() && has(ConnectorMarker.SHARED_KEYS)) {
        add(Method.REST_PULL_API, "It asks for the key of the workspace");
      }
      if (reasons.isEmpty() && has(ConnectorMarker.CUSTOM_LOG)) {
        add(Method.CUSTOM_LOG, "The definition names a custom log");
      }
      Method preferred = agentByName ? Method.AMA : formerAgentByName ? Method.MMA : null;
      Method method =
          preferred != null
              ? preferred
              : reasons.keySet().stream().findFirst().orElse(Method.UNKNOWN);
      return new CollectionMethod(method, reasons.getOrDefault(method, "Method not detected"));
    }

    private void threatIntelligence() {
      String stem = evidence.fileName().replaceFirst("\\.[^.]*$", "").toLowerCase(Locale.ROOT);
      add(
          Method.THREAT_INTELLIGENCE_UPLOAD,
          stem.endsWith(UPLOAD_FILE),
          "The file name says upload of indicators");
      add(
          Method.THREAT_INTELLIGENCE_UPLOAD,
          has(ConnectorMarker.THREAT_INTELLIGENCE_UPLOAD),
          "It calls the upload endpoint for threat intelligence");
    }

    private void byName() {
      add(Method.AMA, AGENT.matcher(title).find(), "The title names the agent (AMA)");
      add(Method.AMA, AGENT.matcher(id).find(), "The id names the agent (AMA)");
      add(Method.MMA, title.contains("Legacy Agent"), "The title says Legacy Agent");
      add(Method.MMA, id.equals("WindowsFirewall"), "A connector of the former agent");
      String file = evidence.fileName().toLowerCase(Locale.ROOT);
      add(
          Method.AZURE_FUNCTION,
          FUNCTION_FILES.stream().anyMatch(file::contains),
          "The file name says function app");
      add(
          Method.AZURE_FUNCTION,
          FUNCTION_IDS.stream().anyMatch(idLower::contains),
          "The id says function app");
      agentByName = reasons.containsKey(Method.AMA);
      formerAgentByName = reasons.containsKey(Method.MMA);
      functionByName = reasons.containsKey(Method.AZURE_FUNCTION);
    }

    private void codelessByContent() {
      add(Method.CCF_PUSH, has(ConnectorMarker.PUSH_BUTTON), "It deploys a push connector");
      add(Method.CCF, has(ConnectorMarker.POLLING_CONFIG), "It has a pollingConfig");
      add(Method.CCF, has(ConnectorMarker.REST_API_POLLER), "It has a RestApiPoller");
      add(Method.CCF, has(ConnectorMarker.GCP_AUTH_CONFIG), "It has a GCPAuthConfig");
      add(
          Method.CCF,
          has(ConnectorMarker.DEFINITION_RESOURCE) && !agentByName,
          "It is a dataConnectorDefinitions resource");
      codelessByContent = reasons.containsKey(Method.CCF_PUSH) || reasons.containsKey(Method.CCF);
    }

    private void diagnostics() {
      if (functionByName) {
        return;
      }
      add(
          Method.AZURE_DIAGNOSTICS,
          has(ConnectorMarker.AZURE_DIAGNOSTICS),
          "It reads AzureDiagnostics");
      add(
          Method.AZURE_DIAGNOSTICS,
          description.contains("diagnostic settings"),
          "The description speaks of diagnostic settings");
      add(
          Method.AZURE_DIAGNOSTICS,
          has(ConnectorMarker.DIAGNOSTIC_SETTINGS),
          "It deploys diagnostic settings");
      add(
          Method.AZURE_DIAGNOSTICS,
          has(ConnectorMarker.POLICY_ASSIGNMENT),
          "It has a policy assigned");
    }

    private void codelessByName() {
      if (reasons.containsKey(Method.AZURE_DIAGNOSTICS)) {
        return;
      }
      add(Method.CCF, CODELESS.matcher(id).find(), "The id says CCP or CCF");
      add(
          Method.CCF,
          title.toLowerCase(Locale.ROOT).contains("codeless"),
          "The title says codeless");
      add(
          Method.CCF,
          idLower.contains("polling") && !idLower.contains("function"),
          "The id says polling");
    }

    private void functions() {
      if (codelessByContent) {
        return;
      }
      add(
          Method.AZURE_FUNCTION,
          description.contains("azure functions"),
          "The description speaks of Azure Functions");
      add(
          Method.AZURE_FUNCTION,
          has(ConnectorMarker.DEPLOY_FUNCTION_APP),
          "It offers to deploy a function app");
      add(
          Method.AZURE_FUNCTION,
          has(ConnectorMarker.AZURE_FUNCTION_APP),
          "It speaks of an Azure Function App");
      add(
          Method.AZURE_FUNCTION,
          has(ConnectorMarker.FUNCTION_PRICING),
          "It warns of the price of Azure Functions");
    }

    private void nativeConnection() {
      if (codelessByContent) {
        return;
      }
      add(Method.NATIVE, has(ConnectorMarker.SENTINEL_KINDS), "It is connected by SentinelKinds");
      add(
          Method.NATIVE,
          NATIVE_TITLES.stream().anyMatch(title::contains),
          "The title names a Microsoft service");
      add(
          Method.NATIVE,
          NATIVE_IDS.stream().anyMatch(id::contains),
          "The id names a Microsoft service");
    }

    private void agents() {
      add(
          Method.AMA,
          description.contains("azure monitor agent") && has(ConnectorMarker.AMA),
          "The description names the Azure Monitor Agent");
      add(Method.AMA, has(ConnectorMarker.SENT_BY_AMA), "It looks for records sent by the agent");
      add(
          Method.AMA,
          has(ConnectorMarker.CEF_OR_SYSLOG_VIA_AMA),
          "It builds on CEF via AMA or Syslog via AMA");
      add(Method.MMA, has(ConnectorMarker.CEF_INSTALLER), "It runs the CEF forwarder installer");
      add(Method.MMA, has(ConnectorMarker.OMS_AGENT), "It names the former agent (omsagent)");
      add(Method.MMA, has(ConnectorMarker.SYSLOG_AGENT), "It installs the former agent for Syslog");
      add(Method.MMA, has(ConnectorMarker.OMS_SOLUTIONS), "It installs a workspace solution");
      add(Method.MMA, has(ConnectorMarker.INSTALL_AGENT_LINK), "It links the agent installation");
    }

    private void restApi() {
      String words = title + '\n' + evidence.description();
      add(Method.REST_API, words.contains("REST API"), "Title or description say REST API");
      add(
          Method.REST_API,
          PUSH.matcher(title).find() || PUSH.matcher(id).find(),
          "Title or id say push");
      add(
          Method.REST_API,
          WEBHOOK.matcher(title).find()
              || (WEBHOOK.matcher(description).find() && HTTP.matcher(description).find()),
          "Title or description say webhook");
      add(
          Method.REST_API,
          description.contains("http endpoint") || description.contains("http trigger"),
          "The description speaks of an HTTP endpoint");
    }

    private void byTables() {
      boolean decided =
          reasons.keySet().stream().anyMatch(method -> method.ordinal() <= Method.NATIVE.ordinal());
      if (decided) {
        return;
      }
      for (CollectionEvidence.TableEvidence table : evidence.tables()) {
        if (table.category().equals("Azure Resources")) {
          add(Method.AZURE_DIAGNOSTICS, "A table holds logs of Azure resources");
          return;
        }
        if (table.resourceTypes().contains("virtualmachines")) {
          add(Method.AMA, "A table is fed by virtual machines");
          return;
        }
      }
    }

    private boolean has(ConnectorMarker marker) {
      return evidence.has(marker);
    }

    private void add(Method method, boolean found, String reason) {
      if (found) {
        add(method, reason);
      }
    }

    private void add(Method method, String reason) {
      reasons.putIfAbsent(method, reason);
    }
  }
}
