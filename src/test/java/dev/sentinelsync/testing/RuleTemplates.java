package dev.sentinelsync.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The deployment templates of a site, compared with rules of packages field by field. */
public final class RuleTemplates {

  private static final List<String> FIELDS =
      List.of(
          "displayName",
          "description",
          "severity",
          "queryFrequency",
          "queryPeriod",
          "triggerOperator",
          "triggerThreshold",
          "suppressionDuration",
          "suppressionEnabled",
          "tactics",
          "techniques",
          "subTechniques",
          "entityMappings",
          "customDetails",
          "alertDetailsOverride",
          "eventGroupingSettings",
          "sentinelEntitiesMappings",
          "incidentConfiguration");

  private final Map<String, List<JsonNode>> byId = new TreeMap<>();
  private final Map<String, List<JsonNode>> byName = new TreeMap<>();
  private final SortedMap<String, Integer> differences = new TreeMap<>();
  private int compared;
  private int otherQuery;

  private RuleTemplates() {}

  /** The templates of a site. */
  public static RuleTemplates of(SortedMap<String, byte[]> site) throws IOException {
    RuleTemplates templates = new RuleTemplates();
    for (byte[] file : site.subMap("arm/", "arm0").values()) {
      JsonNode properties = new ObjectMapper().readTree(file).at("/resources/0/properties");
      String id = properties.path("alertRuleTemplateName").asText().toLowerCase(Locale.ROOT);
      templates.byId.computeIfAbsent(id, same -> new ArrayList<>()).add(properties);
      String name = properties.path("displayName").asText();
      templates.byName.computeIfAbsent(name, same -> new ArrayList<>()).add(properties);
    }
    return templates;
  }

  /** Compares a rule of a package with the template of the same id, else name, and query. */
  public void compare(PackagedRules.Rule rule) {
    String name = rule.properties().path("displayName").asText();
    List<JsonNode> candidates =
        byId.getOrDefault(rule.id().toLowerCase(Locale.ROOT), byName.getOrDefault(name, List.of()));
    if (candidates.isEmpty()) {
      return;
    }
    candidates.stream()
        .filter(template -> query(template).equals(query(rule.properties())))
        .findFirst()
        .ifPresentOrElse(template -> compare(rule.properties(), template), () -> otherQuery++);
  }

  private void compare(JsonNode packaged, JsonNode template) {
    compared++;
    for (String field : FIELDS) {
      JsonNode theirs = packaged.path(field);
      JsonNode ours = template.path(field);
      if (!theirs.equals(ours)) {
        differences.merge(kind(theirs, ours) + " " + field, 1, Integer::sum);
      }
    }
  }

  /** Why a package differs from the file that it was made from. */
  private static String kind(JsonNode theirs, JsonNode ours) {
    if (theirs.isMissingNode() || theirs.isEmpty() && theirs.isContainerNode()) {
      return "package lacks";
    }
    if (normal(theirs).equals(normal(ours))) {
      return "white space or list of one";
    }
    return "package has another";
  }

  /** Without white space around texts; an object where a list is due is a list of one. */
  private static JsonNode normal(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.properties().forEach(field -> copy.set(field.getKey(), normal(field.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode array && array.size() == 1) {
      return normal(array.get(0));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(element -> copy.add(normal(element)));
      return copy;
    }
    return node.isTextual() ? new TextNode(node.asText().strip()) : node;
  }

  private static String query(JsonNode properties) {
    return properties.path("query").asText().replaceAll("\\s+", "");
  }

  /** How many rules of packages have a template with the same query. */
  public int compared() {
    return compared;
  }

  /** How many have a template with another query: the package lags behind the file. */
  public int otherQuery() {
    return otherQuery;
  }

  /** How many fields differ, by kind and field. */
  public SortedMap<String, Integer> differences() {
    return differences;
  }
}
