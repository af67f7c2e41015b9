package dev.sentinelsync.site.page.past;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.PageContext;
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
    return address.endsWith(".json") ? json(model, successors) : comment(model, successors);
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

  private static String json(TombstonePages.Model model, List<String> successors) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("removed", true);
    json.put("name", model.name());
    json.put("date", model.removal().change().date().toString());
    json.put("commit", model.removal().change().commit());
    successors.forEach(json.putArray("successors")::add);
    return Json.text(json) + "\n";
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
