package dev.sentinelsync.ops.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sentinelsync.ops.notify.NotificationSettings.Format;
import dev.sentinelsync.support.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message as its receiver understands it. Texts from outside go only where the receiver takes
 * them as plain text: a failure may quote a file name, and that must not become a link.
 */
final class MessageBody {

  /** Slack takes 150 characters in a header and 3,000 in a section. */
  private static final int SLACK_HEADER = 150;

  private static final int SLACK_SECTION = 2900;

  private MessageBody() {}

  static String of(Notice notice, Format format) {
    ObjectNode body =
        switch (format) {
          case WEBHOOK -> plain(notice);
          case TEAMS -> teams(notice);
          case SLACK -> slack(notice);
        };
    return Json.text(body);
  }

  /** The form is documented and has a version; fields are only ever added to it. */
  private static ObjectNode plain(Notice notice) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("version", 1);
    body.put("kind", notice.kind().word());
    body.put("site", notice.site());
    body.put("title", notice.title());
    body.put("text", notice.text());
    ArrayNode files = body.putArray("files");
    notice.files().forEach(files::add);
    body.put("status", notice.run().status());
    body.put("run", notice.run().id());
    body.put("revision", notice.run().revision());
    body.put("publishedBefore", notice.run().publishedBefore());
    body.put("since", notice.trouble().since().toString());
    body.put("runs", notice.trouble().runs());
    body.put("at", notice.run().endedAt().toString());
    body.put("link", notice.link().orElse(""));
    return body;
  }

  /** Rich text blocks show text as it is; text blocks and facts would read Markdown. */
  private static ObjectNode teams(Notice notice) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("type", "message");
    ObjectNode attachment = body.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard");
    card.put("version", "1.4");
    ArrayNode blocks = card.putArray("body");
    ObjectNode title = run(blocks, notice.title());
    title.put("size", "Medium");
    title.put("weight", "Bolder");
    title.put("color", color(notice.kind()));
    if (!notice.text().isEmpty()) {
      run(blocks, notice.text());
    }
    notice.files().forEach(file -> run(blocks, file));
    ObjectNode facts = blocks.addObject();
    facts.put("type", "FactSet");
    ArrayNode list = facts.putArray("facts");
    facts(notice).forEach((name, value) -> list.addObject().put("title", name).put("value", value));
    notice
        .link()
        .ifPresent(
            link ->
                card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", "Open dashboard")
                    .put("url", link));
    return body;
  }

  private static ObjectNode run(ArrayNode blocks, String text) {
    ObjectNode block = blocks.addObject();
    block.put("type", "RichTextBlock");
    ObjectNode run = block.putArray("inlines").addObject();
    run.put("type", "TextRun");
    run.put("text", text);
    return run;
  }

  private static String color(NoticeKind kind) {
    if (kind.isGood()) {
      return "Good";
    }
    boolean failure = kind == NoticeKind.FAILURE || kind == NoticeKind.FAILURE_REPEATED;
    return failure ? "Attention" : "Warning";
  }

  private static ObjectNode slack(Notice notice) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    // What a notification on a telephone shows; the only place that would read markup.
    body.put("text", escaped(notice.title()));
    ArrayNode blocks = body.putArray("blocks");
    ObjectNode header = blocks.addObject();
    header.put("type", "header");
    text(header.putObject("text"), cut(notice.title(), SLACK_HEADER));
    String details = String.join("\n", notice.text(), String.join("\n", notice.files())).strip();
    if (!details.isEmpty()) {
      ObjectNode section = blocks.addObject();
      section.put("type", "section");
      text(section.putObject("text"), cut(details, SLACK_SECTION));
    }
    ObjectNode context = blocks.addObject();
    context.put("type", "section");
    ArrayNode fields = context.putArray("fields");
    facts(notice).forEach((name, value) -> text(fields.addObject(), name + "\n" + value));
    notice
        .link()
        .ifPresent(
            link -> {
              ObjectNode actions = blocks.addObject();
              actions.put("type", "actions");
              ObjectNode button = actions.putArray("elements").addObject();
              button.put("type", "button");
              text(button.putObject("text"), "Open dashboard");
              button.put("url", link);
            });
    return body;
  }

  private static void text(ObjectNode place, String text) {
    place.put("type", "plain_text");
    place.put("text", text);
    place.put("emoji", false);
  }

  /** Values of the program's own, which hold no markup. */
  private static Map<String, String> facts(Notice notice) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Site", notice.site());
    facts.put("Last run", notice.run().status());
    facts.put("Since", notice.trouble().since().toString());
    facts.put("Runs", Integer.toString(notice.trouble().runs()));
    if (!notice.run().revision().isEmpty()) {
      facts.put("Revision", notice.run().revision());
    }
    if (!notice.run().publishedBefore().isEmpty() && !notice.kind().isGood()) {
      facts.put("Published", notice.run().publishedBefore());
    }
    facts.put("Run", notice.run().id());
    return facts;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
