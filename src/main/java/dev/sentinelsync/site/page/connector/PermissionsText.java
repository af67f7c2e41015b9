package dev.sentinelsync.site.page.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The permissions of a data connector as Markdown (page layouts 8.9): the blocks that are present,
 * separated by one empty line, without a line end behind the last.
 */
public final class PermissionsText {

  private static final String DEFAULT_SCOPE = "Workspace";
  private static final List<String> ACTIONS = List.of("read", "write", "delete", "action");

  private static final Map<String, String> LICENSES =
      Map.of(
          "OfficeIRM", "Office Information Rights Management",
          "OfficeATP", "Office Advanced Threat Protection",
          "Office365", "Office 365",
          "AadP1P2", "Azure AD Premium P1/P2",
          "Mcas", "Microsoft Defender for Cloud Apps",
          "Aatp", "Microsoft Defender for Identity",
          "Mdatp", "Microsoft Defender for Endpoint",
          "Mtp", "Microsoft Threat Protection",
          "IoT", "Azure IoT");

  private PermissionsText() {}

  /**
   * Renders the {@code permissions} of a connector definition.
   *
   * @param permissions the object as JSON text; empty for none
   * @return Markdown; empty when nothing is required
   */
  public static String markdown(String permissions) {
    JsonNode root = DefinitionJson.parse(permissions);
    List<String> blocks = new ArrayList<>();
    add(blocks, "**Resource Provider Permissions:**", providers(root.path("resourceProvider")));
    add(blocks, "**Custom Permissions:**", customs(root.path("customs")));
    add(blocks, "**Licenses:**", licenses(root.path("licenses")));
    List<String> roles = DefinitionJson.texts(root.path("tenant"));
    if (!roles.isEmpty()) {
      String required = "Requires " + String.join(", ", roles) + " on the workspace's tenant";
      add(blocks, "**Tenant Permissions:**", List.of(required));
    }
    return String.join("\n\n", blocks);
  }

  private static void add(List<String> blocks, String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      blocks.add(heading + '\n' + String.join("\n", lines));
    }
  }

  private static List<String> providers(JsonNode entries) {
    List<String> lines = new ArrayList<>();
    for (JsonNode entry : entries) {
      String display = DefinitionJson.text(entry, "providerDisplayName");
      String name = display.isEmpty() ? DefinitionJson.text(entry, "provider") : display;
      if (name.isEmpty()) {
        continue;
      }
      String scope = DefinitionJson.text(entry, "scope");
      String line = "- **" + name + "** (" + (scope.isEmpty() ? DEFAULT_SCOPE : scope) + ")";
      String required = DefinitionJson.text(entry, "permissionsDisplayText");
      if (required.isEmpty()) {
        required = actions(entry.path("requiredPermissions"));
      }
      lines.add(required.isEmpty() ? line : line + ": " + required);
    }
    return lines;
  }

  private static String actions(JsonNode required) {
    List<String> granted =
        ACTIONS.stream().filter(action -> required.path(action).asBoolean(false)).toList();
    if (granted.isEmpty()) {
      return "";
    }
    String noun = granted.size() == 1 ? " permission required." : " permissions required.";
    return String.join(" and ", granted) + noun;
  }

  private static List<String> customs(JsonNode entries) {
    List<String> lines = new ArrayList<>();
    for (JsonNode entry : entries) {
      String name = DefinitionJson.text(entry, "name");
      String description = DefinitionJson.text(entry, "description");
      if (!name.isEmpty()) {
        String line = "- **" + name + "**";
        lines.add(description.isEmpty() ? line : line + ": " + description);
      }
    }
    return lines;
  }

  private static List<String> licenses(JsonNode codes) {
    return DefinitionJson.texts(codes).stream()
        .map(code -> "- " + LICENSES.getOrDefault(code, code))
        .toList();
  }
}
