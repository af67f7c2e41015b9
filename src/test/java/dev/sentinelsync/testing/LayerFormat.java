package dev.sentinelsync.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The format 4.5 of layers of the ATT&amp;CK Navigator. MITRE publishes it as tables of properties
 * ({@code layers/spec/v4.5} of its repository), not as a schema for machines; these are the tables.
 */
public final class LayerFormat {

  /**
   * A property: {@code !} is required; then the type, for an object or list the name of its table.
   */
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "layer",
          List.of(
              "versions versions",
              "name! string",
              "description string",
              "domain! domain",
              "customDataURL string",
              "filters filters",
              "sorting sorting",
              "layout layout",
              "hideDisabled boolean",
              "techniques technique[]",
              "gradient gradient",
              "legendItems legend[]",
              "showTacticRowBackground boolean",
              "tacticRowBackground string",
              "selectTechniquesAcrossTactics boolean",
              "selectSubtechniquesWithParent boolean",
              "selectVisibleTechniques boolean",
              "metadata metadata[]",
              "links link[]"),
          "filters",
          List.of("platforms string[]"),
          "versions",
          List.of("attack string", "navigator! navigator", "layer! version"),
          "technique",
          List.of(
              "techniqueID! id",
              "tactic string",
              "comment string",
              "enabled boolean",
              "score number",
              "color string",
              "metadata metadata[]",
              "links link[]",
              "showSubtechniques boolean"),
          "gradient",
          List.of("colors! colour[]", "minValue! number", "maxValue! number"),
          "legend",
          List.of("label! string", "color! string"),
          "metadata",
          List.of("name! string", "value! string"),
          "link",
          List.of("label! string", "url! url"),
          "layout",
          List.of(
              "layout layout-name",
              "showID boolean",
              "showName boolean",
              "showAggregateScores boolean",
              "countUnscored boolean",
              "aggregateFunction function",
              "expandedSubtechniques expansion"));

  /** Texts of a certain form. */
  private static final Map<String, Pattern> TEXTS =
      Map.of(
          "string", Pattern.compile("(?s).*"),
          "domain", Pattern.compile("(?:enterprise|mobile|ics)-attack"),
          "navigator", Pattern.compile("4\\.9\\.\\d+|[5-9]\\.\\d+\\.\\d+"),
          "version", Pattern.compile("4\\.5"),
          "id", Pattern.compile("T\\d{4}(?:\\.\\d{3})?"),
          "colour", Pattern.compile("#[0-9a-fA-F]{6}"),
          "url", Pattern.compile("https?://.+"),
          "layout-name", Pattern.compile("side|flat|mini"),
          "function", Pattern.compile("average|min|max|sum"),
          "expansion", Pattern.compile("none|all|annotated"));

  private final List<String> violations = new ArrayList<>();

  private LayerFormat() {}

  /** What of a layer is not of the format. */
  public static List<String> violations(JsonNode layer) {
    LayerFormat format = new LayerFormat();
    format.object("layer", "", layer);
    JsonNode gradient = layer.path("gradient");
    if (gradient.path("maxValue").asInt() <= gradient.path("minValue").asInt()
        || gradient.path("colors").size() < 2) {
      format.violations.add("gradient: two colours, and the maximum above the minimum");
    }
    return format.violations;
  }

  private void object(String table, String place, JsonNode node) {
    Map<String, String> types = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    for (String row : TABLES.get(table)) {
      String[] cells = row.split(" ");
      String name = cells[0].replace("!", "");
      types.put(name, cells[1]);
      names.add(name);
      if (cells[0].endsWith("!") && !node.has(name)) {
        violations.add(place + "/" + name + " is missing");
      }
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                violations.add(place + "/" + name + " is unknown");
              } else {
                value(types.get(name), place + "/" + name, node.get(name));
              }
            });
  }

  private void value(String type, String place, JsonNode node) {
    if (type.endsWith("[]")) {
      if (!node.isArray()) {
        violations.add(place + " is no list");
      }
      node.forEach(one -> value(type.substring(0, type.length() - 2), place, one));
    } else if (TABLES.containsKey(type) && node.isObject()) {
      object(type, place, node);
    } else if (!isOf(type, node)) {
      violations.add("%s is no %s: %s".formatted(place, type, node));
    }
  }

  private static boolean isOf(String type, JsonNode node) {
    return switch (type) {
      case "boolean" -> node.isBoolean();
      case "number" -> node.isNumber();
      case "sorting" -> node.isInt() && node.asInt() >= 0 && node.asInt() <= 3;
      default ->
          node.isTextual()
              && TEXTS.containsKey(type)
              && TEXTS.get(type).matcher(node.asText()).matches();
    };
  }
}
