package dev.sentinelsync.site.page.connector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.site.page.IndentedLines;
import dev.sentinelsync.support.Lines;
import java.util.Set;
import java.util.TreeSet;

/** What the portal shows as a form or a grid, described in words (blocks of page layouts 8.9). */
final class SetupForms {

  /** Longer information texts are left to the portal. */
  private static final int INFO_LIMIT = 200;

  private static final String PORTAL_ONLY = "> 💡 **Portal-Only Feature**: ";
  private static final String FORM_ONLY =
      PORTAL_ONLY + "This configuration form is only available in the Microsoft Sentinel portal.";

  private SetupForms() {}

  static void connectorsGrid(IndentedLines lines, JsonNode parameters) {
    lines.line("**Connector Management Interface**").empty();
    lines
        .line(
            "This section is an interactive interface in the Microsoft Sentinel portal that allows"
                + " you to manage your data collectors.")
        .empty();
    JsonNode mapping = parameters.path("mapping");
    if (!mapping.isEmpty()) {
      lines.line(
          "📊 **View Existing Collectors**: A management table displays all currently configured data"
              + " collectors with the following information:");
      for (JsonNode column : mapping) {
        lines.line("- **" + text(column, "columnName") + "**");
      }
      lines.empty();
    }
    lines
        .line(
            "➕ **Add New Collector**: Click the \"Add new collector\" button to configure a new data"
                + " collector (see configuration form below).")
        .empty();
    Set<String> menu = new TreeSet<>(DefinitionJson.texts(parameters.path("menuItems")));
    if (menu.contains("DeleteConnector") || menu.contains("EditConnector")) {
      lines
          .line(
              "🔧 **Manage Collectors**: Use the actions menu to delete or modify existing"
                  + " collectors.")
          .empty();
    }
    lines
        .line(
            PORTAL_ONLY
                + "This configuration interface is only available when viewing the connector in the"
                + " Microsoft Sentinel portal. You cannot configure data collectors through this"
                + " static documentation.")
        .empty();
  }

  static void contextPane(IndentedLines lines, JsonNode parameters) {
    String title = text(parameters, "title");
    String subtitle = text(parameters, "subtitle");
    String label = text(parameters, "label");
    lines.line("**" + (title.isEmpty() ? "Configuration Form" : title) + "**").empty();
    if (!subtitle.isEmpty()) {
      lines.line("*" + subtitle + "*").empty();
    }
    lines
        .line(
            "When you click the \""
                + (label.isEmpty() ? "Add new collector" : label)
                + "\" button in the portal, a configuration form will open. You'll need to"
                + " provide:")
        .empty();
    JsonNode steps = parameters.path("instructionSteps");
    for (JsonNode step : steps) {
      String stepTitle = text(step, "title");
      if (!stepTitle.isEmpty()) {
        lines.line("*" + stepTitle + "*").empty();
      }
      for (JsonNode field : step.path("instructions")) {
        field(lines, field);
      }
    }
    if (!steps.isEmpty()) {
      lines.empty();
    }
    lines.line(FORM_ONLY).empty();
  }

  private static void field(IndentedLines lines, JsonNode field) {
    JsonNode parameters = field.path("parameters");
    boolean required =
        parameters.path("validations").path("required").asBoolean(false)
            || parameters.path("required").asBoolean(false);
    String label =
        "- **" + text(parameters, "label") + "** (" + (required ? "required" : "optional") + ")";
    switch (text(field, "type")) {
      case "Textbox" -> {
        String placeholder = text(parameters, "placeholder");
        lines.line(placeholder.isEmpty() ? label : label + ": " + placeholder);
      }
      case "Dropdown" -> {
        lines.line(label + ": Select from available options");
        SetupInstruction.options(lines, parameters);
      }
      case "Markdown" -> lines.line(text(parameters, "content")).empty();
      default -> {
        // Buttons and the like say nothing outside of the portal.
      }
    }
  }

  static void googleCloud(IndentedLines lines) {
    lines.line("**GCP Collector Management**").empty();
    lines
        .line(
            "📊 **View GCP Collectors**: A management interface displays your configured Google"
                + " Cloud Platform data collectors.")
        .empty();
    lines
        .line(
            "➕ **Add New Collector**: Click \"Add new collector\" to configure a new GCP data"
                + " connection.")
        .empty();
    lines
        .line(
            PORTAL_ONLY
                + "This configuration interface is only available in the Microsoft Sentinel portal.")
        .empty();
    lines.line("**GCP Connection Configuration**").empty();
    lines
        .line("When you click \"Add new collector\" in the portal, you'll be prompted to provide:")
        .line("- **Project ID**: Your Google Cloud Platform project ID")
        .line("- **Service Account**: GCP service account credentials with appropriate permissions")
        .line("- **Subscription**: The Pub/Sub subscription to monitor for log data")
        .empty();
    lines.line(FORM_ONLY).empty();
  }

  static void dataTypes(IndentedLines lines, JsonNode parameters, String product) {
    lines.line("**Select " + product + " Data Types**").empty();
    lines.line("In the Microsoft Sentinel portal, select which data types to enable:").empty();
    JsonNode types = parameters.path("dataTypes");
    for (JsonNode type : types) {
      String title = text(type, "title");
      String name = title.isEmpty() ? text(type, "name") : title;
      if (name.isEmpty()) {
        continue;
      }
      lines.line("- ☐ **" + name + "**");
      String html = text(type, "infoBoxHtmlTemplate");
      String info = Lines.strip(html.replaceAll("<[^>]*>", ""));
      if (!info.isEmpty() && html.length() < INFO_LIMIT) {
        lines.line("  *" + info + "*");
      }
    }
    if (!types.isEmpty()) {
      lines.empty();
    }
    lines
        .line(
            "Each data type may have specific licensing requirements. Review the information"
                + " provided for each type in the portal before enabling.")
        .empty();
    lines
        .line(
            PORTAL_ONLY + "Data type selection is only available in the Microsoft Sentinel portal.")
        .empty();
  }

  private static String text(JsonNode node, String field) {
    return DefinitionJson.text(node, field);
  }
}
