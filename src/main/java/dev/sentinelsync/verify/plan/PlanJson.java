package dev.sentinelsync.verify.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.history.ChangeFields;
import dev.sentinelsync.history.ItemChange;
import dev.sentinelsync.source.Revision;
import dev.sentinelsync.support.Json;

/** A plan for programs. */
final class PlanJson {

  private PlanJson() {}

  static String of(SitePlan plan) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    revision(json.putObject("from"), plan.from());
    revision(json.putObject("to"), plan.to());
    json.put("changed", !plan.isEmpty());
    ArrayNode unreadable = json.putArray("unreadable");
    plan.unreadable()
        .forEach(
            file ->
                unreadable
                    .addObject()
                    .put("path", file.path())
                    .put("line", file.problem().line())
                    .put("column", file.problem().column())
                    .put("code", file.problem().code())
                    .put("message", file.problem().message()));
    ArrayNode items = json.putArray("items");
    for (ItemChange change : plan.items()) {
      ObjectNode item = items.addObject();
      item.put("id", change.identity().id());
      ChangeFields.of(change)
          .forEach((name, value) -> item.set(name, Json.MAPPER.valueToTree(value)));
    }
    ObjectNode outputs = json.putObject("outputs");
    plan.outputs()
        .forEach(
            (kind, changes) -> {
              ArrayNode ofKind = outputs.putArray(kind);
              changes.forEach(
                  change ->
                      ofKind
                          .addObject()
                          .put("address", change.address())
                          .put("action", change.action())
                          .put("before", change.before())
                          .put("after", change.after()));
            });
    return Json.text(json);
  }

  private static void revision(ObjectNode json, Revision revision) {
    json.put("commit", revision.id());
    json.put("time", revision.committerTime().toString());
    json.put("subject", revision.summary());
  }
}
