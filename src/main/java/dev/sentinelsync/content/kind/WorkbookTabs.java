package dev.sentinelsync.content.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sentinelsync.content.fact.WorkbookFacts.Place;
import dev.sentinelsync.content.parse.Document;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The titles under which the items of one workbook stand (analysis rules 4.3). A tab is a link that
 * sets a parameter; the items of the tab are shown only while the parameter has that value. A group
 * is an item that holds items and may have a title.
 */
final class WorkbookTabs {

  private static final String GROUP = "12";

  /** Labels by parameter and value. */
  private final Map<String, String> labels = new HashMap<>();

  private WorkbookTabs() {}

  /** Gathers the tabs of a workbook, at any depth. */
  static WorkbookTabs of(JsonNode workbook) {
    WorkbookTabs tabs = new WorkbookTabs();
    tabs.collect(workbook);
    return tabs;
  }

  private void collect(JsonNode node) {
    for (JsonNode link : node.path("links")) {
      String label = Document.text(link, "linkLabel");
      if (Document.text(link, "linkTarget").equals("parameter") && !label.isEmpty()) {
        labels.putIfAbsent(
            key(Document.text(link, "cellValue"), Document.text(link, "subTarget")), label);
      }
    }
    node.forEach(this::collect);
  }

  /**
   * The place of an object.
   *
   * @param around the place of what is around it
   */
  Place place(JsonNode object, Place around) {
    if (object.path("content").isContainerNode() || object.path("content").isTextual()) {
      return item(object, around);
    }
    if (object.path("name").isTextual() && object.has("query") && object.has("type")) {
      return new Place(around.group(), Document.text(object, "name"), true, "");
    }
    return around;
  }

  private Place item(JsonNode item, Place around) {
    List<String> group = new ArrayList<>(around.group());
    for (JsonNode condition : ItemFields.elements(item.path("conditionalVisibility"))) {
      add(group, condition);
    }
    item.path("conditionalVisibilities").forEach(condition -> add(group, condition));
    String title = Document.text(item.path("content"), "title");
    if (Document.text(item, "type").equals(GROUP)) {
      if (!title.isEmpty() && !group.contains(title)) {
        group.add(title);
      }
      return new Place(group, "", false, "");
    }
    return new Place(group, title.isEmpty() ? Document.text(item, "name") : title, false, "");
  }

  private void add(List<String> group, JsonNode condition) {
    String label =
        labels.get(
            key(Document.text(condition, "parameterName"), Document.text(condition, "value")));
    boolean equal = condition.path("comparison").asText("isEqualTo").equals("isEqualTo");
    if (label != null && equal && !group.contains(label)) {
      group.add(label);
    }
  }

  private static String key(String parameter, String value) {
    return parameter + "\n" + value;
  }
}
