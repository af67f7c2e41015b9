package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.ContentQuery;
import dev.sentinelsync.content.fact.WorkbookFacts;
import dev.sentinelsync.content.fact.WorkbookFacts.Place;
import dev.sentinelsync.content.parse.Document;
import dev.sentinelsync.content.parse.JsonTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes facts of a parsed workbook (analysis rules 4.3).
 *
 * <p>A workbook is {@code {"version": "Notebook/…", "items": […]}}, or an Azure Resource Manager
 * template that carries one as a string under {@code serializedData}. A deployment template without
 * one is no workbook. Items nest: an item's {@code content} may hold items again, or be a string
 * that is itself JSON.
 */
final class WorkbookInterpreter {

  /**
   * Workbook query types: 0 is Log Analytics; Resource Graph, JSON, merge and others are not KQL.
   */
  private static final String LOG_ANALYTICS_QUERY = "0";

  private static final String WORKSPACE = "microsoft.operationalinsights/workspaces";

  private final Document document;
  private final QueryLimit limit;
  private final Function<String, Optional<JsonNode>> nestedJson;
  private final List<ContentQuery> queries = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private WorkbookParameters parameters;
  private WorkbookTabs tabs;
  private int otherQueries;

  /**
   * @param nestedJson parser for JSON inside of strings; empty when a string is none
   */
  WorkbookInterpreter(
      Document document, QueryLimit limit, Function<String, Optional<JsonNode>> nestedJson) {
    this.document = document;
    this.limit = limit;
    this.nestedJson = nestedJson;
  }

  WorkbookFacts interpret() {
    JsonNode root = document.root();
    if (root.isArray()) {
      return new WorkbookFacts(true, "", "", List.of(), List.of(), 0);
    }
    boolean template =
        JsonTree.text(root, "$schema").toLowerCase(Locale.ROOT).contains("deploymenttemplate");
    List<JsonNode> workbooks = template ? carried(root) : List.of(root);
    if (template && workbooks.isEmpty()) {
      return WorkbookFacts.rejected("It is a deployment template that carries no workbook.");
    }
    if (!template && !looksLikeWorkbook(root)) {
      return WorkbookFacts.rejected(
          "It has neither a version that begins with Notebook/ nor items.");
    }
    String templateId = "";
    for (JsonNode workbook : workbooks) {
      parameters = WorkbookParameters.of(workbook);
      tabs = WorkbookTabs.of(workbook);
      // Strings inside a carried workbook have no line of their own.
      collect(workbook, Place.NONE, template);
      templateId = templateId.isEmpty() ? JsonTree.text(workbook, "fromTemplateId") : templateId;
    }
    return new WorkbookFacts(true, "", templateId, queries, places, otherQueries);
  }

  private static boolean looksLikeWorkbook(JsonNode root) {
    return JsonTree.text(root, "version").startsWith("Notebook/") || root.has("items");
  }

  private List<JsonNode> carried(JsonNode template) {
    List<JsonNode> workbooks = new ArrayList<>();
    JsonTree.forEachObject(
        template,
        object ->
            nestedJson
                .apply(JsonTree.text(object, "serializedData"))
                .filter(WorkbookInterpreter::looksLikeWorkbook)
                .ifPresent(workbooks::add));
    return workbooks;
  }

  /**
   * @param around the place of what is around the node
   */
  private void collect(JsonNode node, Place around, boolean carried) {
    Place place = around;
    if (node.isObject()) {
      place = tabs.place(node, around);
      JsonNode query = node.path("query");
      if (query.isTextual() && !query.textValue().isBlank()) {
        add(node, query, place, carried);
      }
      String content = JsonTree.text(node, "content");
      if (content.startsWith("{")) {
        Place here = place;
        nestedJson.apply(content).ifPresent(inner -> collect(inner, here, true));
      }
    }
    for (JsonNode child : node) {
      collect(child, place, carried);
    }
  }

  private void add(JsonNode holder, JsonNode query, Place place, boolean carried) {
    String queryType = holder.path("queryType").asText(LOG_ANALYTICS_QUERY);
    String resourceType = holder.path("resourceType").asText(WORKSPACE).toLowerCase(Locale.ROOT);
    if (!queryType.equals(LOG_ANALYTICS_QUERY) || !resourceType.equals(WORKSPACE)) {
      otherQueries++;
      return;
    }
    int line = carried ? 0 : document.line(query);
    if (limit.allows(query.textValue(), line)) {
      String written = query.textValue();
      String filled = parameters.fill(written);
      queries.add(new ContentQuery(filled, line, List.of()));
      places.add(
          new Place(
              place.group(),
              place.name(),
              place.parameter(),
              filled.equals(written) ? "" : written));
    }
  }
}
