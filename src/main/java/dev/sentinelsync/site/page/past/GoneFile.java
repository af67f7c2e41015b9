package dev.sentinelsync.site.page.past;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.past.Tombstone;
import dev.sentinelsync.support.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tombstones of files that are no Markdown pages, in a form that their readers understand. */
final class GoneFile {

  private GoneFile() {}

  /** The text of the file, by the ending of its address. */
  static String render(PageContext context, TombstonePages.Model model) {
    String address = context.address();
    List<String> successors = successors(context, model);
    return address.endsWith(".json")
        ? json(context, model, successors)
        : comment(model, successors);
  }

  private static List<String> successors(PageContext context, TombstonePages.Model model) {
    boolean html = Forms.of(context.facts()).html();
    List<String> addresses = new ArrayList<>();
    for (TombstonePages.Successor successor : model.successors()) {
      String address = context.facts().get(SiteFacts.ADDRESS, successor.page().key());
      addresses.add(html ? HtmlAddress.of(address) : address);
    }
    return addresses;
  }

  /** What the schema of the look-ups allows, so that their readers need no other one. */
  private static String json(
      PageContext context, TombstonePages.Model model, List<String> successors) {
    PageKind kind = Tombstone.kind(context.id());
    ObjectNode json = Json.MAPPER.createObjectNode();
    if (kind == PageKind.API_ITEM) {
      json.put("id", model.last().subject().id());
    }
    json.put("name", model.name());
    if (kind == PageKind.API_TABLE) {
      List.of("items", "parsers", "connectors").forEach(json::putArray);
    }
    LastChange change = model.removal().change();
    json.putObject("removed").put("commit", change.commit()).put("time", change.time().toString());
    successors.forEach(json.putArray("successors")::add);
    return Json.text(kind == PageKind.API_ITEM ? List.of(json) : json) + "\n";
  }

  /** A query that is no more: nothing but comments, one line each. */
  private static String comment(TombstonePages.Model model, List<String> successors) {
    String name = model.name().replaceAll("\\R", " ");
    String text =
        "// %s: removed on %s with commit %s.\n"
            .formatted(name, model.removal().change().date(), model.removal().change().commit());
    return successors.stream()
        .map(address -> "// See " + address + "\n")
        .collect(Collectors.joining("", text, ""));
  }
}
