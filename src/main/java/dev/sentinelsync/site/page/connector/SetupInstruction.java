package dev.sentinelsync.site.page.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.site.page.IndentedLines;
import java.util.List;
import java.util.Map;

/** One instruction of a setup step, by its type (table of page layouts 8.9). */
final class SetupInstruction {

  private static final int SHOWN_OPTIONS = 5;

  private static final String PROVIDED_VALUE =
      "> *Note: The value above is dynamically provided when these instructions are presented within"
          + " Microsoft Sentinel.*";

  private static final Map<String, String> AGENT_LINKS =
      Map.ofEntries(
          Map.entry(
              "InstallAgentOnWindowsVirtualMachine", "Install agent on Windows Virtual Machine"),
          Map.entry("InstallAgentOnWindowsNonAzure", "Install agent on Windows (Non-Azure)"),
          Map.entry("InstallAgentOnLinuxVirtualMachine", "Install agent on Linux Virtual Machine"),
          Map.entry("InstallAgentOnLinuxNonAzure", "Install agent on Linux (Non-Azure)"),
          Map.entry("OpenSyslogSettings", "Open Syslog settings"),
          Map.entry("OpenCustomLogsSettings", "Open custom logs settings"),
          Map.entry("OpenWaf", "Configure Web Application Firewall"),
          Map.entry("OpenAzureFirewall", "Configure Azure Firewall"),
          Map.entry("OpenMicrosoftAzureMonitoring", "Open Azure Monitoring"),
          Map.entry("OpenFrontDoors", "Configure Azure Front Door"),
          Map.entry("OpenCdnProfile", "Configure CDN Profile"),
          Map.entry("AutomaticDeploymentCEF", "Automatic CEF deployment"),
          Map.entry("OpenAzureInformationProtection", "Configure Azure Information Protection"),
          Map.entry("OpenAzureActivityLog", "Configure Azure Activity Log"),
          Map.entry("OpenIotPricingModel", "Configure IoT pricing"),
          Map.entry("OpenPolicyAssignment", "Configure policy assignment"),
          Map.entry("OpenAllAssignmentsBlade", "View all assignments"),
          Map.entry("OpenCreateDataCollectionRule", "Create data collection rule"));

  private static final List<String> TEXT_FIELDS =
      List.of("text", "content", "description", "label", "title", "message");

  private final SetupSteps steps;

  SetupInstruction(SetupSteps steps) {
    this.steps = steps;
  }

  /** Appends one instruction at a level of nesting. */
  void append(StringBuilder out, JsonNode instruction, int level) {
    String type = DefinitionJson.text(instruction, "type");
    JsonNode parameters = instruction.path("parameters");
    IndentedLines lines = new IndentedLines(out, level);
    switch (type) {
      case "CopyableLabel" -> copyableLabel(lines, parameters);
      case "InfoMessage" -> {
        if (parameters.path("visible").asBoolean(true)) {
          lines.empty().line("ℹ️ " + text(parameters, "text"));
        }
      }
      case "Markdown" -> lines.line(text(parameters, "content"));
      case "MarkdownControlEnvBased" -> byCloud(lines, parameters);
      case "Textbox" -> textbox(lines, parameters);
      case "OAuthForm" -> oauthForm(lines, parameters);
      case "Dropdown" -> dropdown(lines, parameters);
      case "InstallAgent" -> {
        String link = text(parameters, "linkType");
        lines.line("- **" + AGENT_LINKS.getOrDefault(link, "Install/configure: " + link) + "**");
      }
      case "ConnectionToggleButton" ->
          lines.line(
              "- Click '"
                  + or(text(parameters, "connectLabel"), "Connect")
                  + "' to establish connection");
      case "InstructionStepsGroup" -> group(lines, parameters, level);
      case "ConfigureLogSettings" ->
          lines.line("- Configure log settings: " + text(parameters, "linkType"));
      case "MSG" -> {
        lines.line(text(parameters, "description"));
        for (JsonNode item : parameters.path("items")) {
          lines.line("  - " + text(item, "label"));
        }
      }
      case "SecurityEvents",
          "WindowsSecurityEvents",
          "WindowsForwardedEvents",
          "WindowsFirewallAma",
          "SysLogAma",
          "CefAma",
          "CiscoAsaAma" ->
          lines.line("- Configure " + type + " data connector");
      case "OmsDatasource" ->
          lines.line("- Configure data source: " + text(parameters, "datasourceName"));
      case "OmsSolutions" -> lines.line("- Install solution: " + text(parameters, "solutionName"));
      case "SentinelResourceProvider" ->
          lines.line(
              "- Connect " + or(text(parameters, "title"), text(parameters, "connectorKind")));
      case "DeployPushConnectorButton_test" -> {
        lines.line("- " + or(text(parameters, "label"), "Deploy connector"));
        lines.line("  Application: " + text(parameters, "applicationDisplayName"));
      }
      case "DataConnectorsGrid" -> SetupForms.connectorsGrid(lines, parameters);
      case "ContextPane" -> SetupForms.contextPane(lines, parameters);
      case "GCPGrid", "GCPContextPane" -> SetupForms.googleCloud(lines);
      case "AADDataTypes" -> SetupForms.dataTypes(lines, parameters, "Microsoft Entra ID");
      case "MCasDataTypes" ->
          SetupForms.dataTypes(lines, parameters, "Microsoft Defender for Cloud Apps");
      case "OfficeDataTypes" -> SetupForms.dataTypes(lines, parameters, "Microsoft 365");
      default -> lines.line(unknown(type, parameters));
    }
  }

  private static void copyableLabel(IndentedLines lines, JsonNode parameters) {
    String label = text(parameters, "label");
    if (label.isEmpty()) {
      return;
    }
    String value = text(parameters, "value");
    List<String> fill = DefinitionJson.texts(parameters.path("fillWith"));
    if (!value.isEmpty()) {
      lines.line("- **" + label + "**: `" + value + "`");
    } else if (!fill.isEmpty()) {
      lines.line("- **" + label + "**: `" + fill.get(0) + "`");
      lines.line("  " + PROVIDED_VALUE);
    } else {
      lines.line("- **" + label + "**");
    }
  }

  private static void byCloud(IndentedLines lines, JsonNode parameters) {
    String production = text(parameters, "prodScript");
    String government = text(parameters, "govScript");
    lines.line(production);
    if (!government.isEmpty() && !government.equals(production)) {
      // The heading starts its line, at whatever level: only so is it a paragraph of its own.
      lines.line("").raw("**Government Cloud:**").empty().line(government);
    }
  }

  private static void textbox(IndentedLines lines, JsonNode parameters) {
    String label = "- **" + text(parameters, "label") + "**";
    String placeholder = text(parameters, "placeholder");
    if (text(parameters, "type").equals("password")) {
      lines.line(label + ": (password field)");
    } else {
      lines.line(placeholder.isEmpty() ? label : label + ": " + placeholder);
    }
  }

  private static void oauthForm(IndentedLines lines, JsonNode parameters) {
    lines.line("- **OAuth Configuration**:");
    lines.line("  - " + or(text(parameters, "clientIdLabel"), "Client ID"));
    lines.line("  - " + or(text(parameters, "clientSecretLabel"), "Client Secret"));
    lines.line(
        "  - Click '"
            + or(text(parameters, "connectButtonLabel"), "Connect")
            + "' to authenticate");
  }

  private static void dropdown(IndentedLines lines, JsonNode parameters) {
    boolean many = parameters.path("isMultiSelect").asBoolean(false);
    lines.line(
        "- **" + text(parameters, "label") + "** (" + (many ? "multi-select" : "select") + ")");
    options(lines, parameters);
  }

  /** Up to five options of a choice, and how many more there are. */
  static void options(IndentedLines lines, JsonNode parameters) {
    JsonNode options = parameters.path("options");
    for (int i = 0; i < Math.min(SHOWN_OPTIONS, options.size()); i++) {
      JsonNode option = options.path(i);
      lines.line("  - " + or(text(option, "text"), text(option, "key")));
    }
    if (options.size() > SHOWN_OPTIONS) {
      lines.line("  - ... and " + (options.size() - SHOWN_OPTIONS) + " more options");
    }
  }

  private void group(IndentedLines lines, JsonNode parameters, int level) {
    String title = text(parameters, "title");
    String description = text(parameters, "description");
    if (!title.isEmpty()) {
      boolean expandable = parameters.path("canCollapseAllSections").asBoolean(false);
      lines.line("**" + title + (expandable ? " (expandable)" : "") + "**").empty();
    }
    if (!description.isEmpty()) {
      lines.line(description).empty();
    }
    JsonNode nested = parameters.path("instructionSteps");
    if (!nested.isEmpty()) {
      lines.raw(steps.list(nested, level + 1)).empty();
    }
  }

  private static String unknown(String type, JsonNode parameters) {
    for (String field : TEXT_FIELDS) {
      String text = text(parameters, field);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "> 📋 **Additional Configuration Step**: This connector includes a configuration step of"
        + " type `"
        + type
        + "`. Please refer to the Microsoft Sentinel portal for detailed configuration options for"
        + " this step.";
  }

  private static String text(JsonNode node, String field) {
    return DefinitionJson.text(node, field);
  }

  private static String or(String text, String fallback) {
    return text.isEmpty() ? fallback : text;
  }
}
