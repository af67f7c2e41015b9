package dev.sentinelsync.ops.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sentinelsync.ops.notify.NotificationSettings.Format;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages as their receivers understand them. */
class MessageBodyTest {

  private static final String HOSTILE = "<!channel> [click](https://evil.example) *a* <b>&";

  @Test
  void aProgramGetsEveryFact() throws Exception {
    JsonNode body = body(notice(NoticeKind.FAILURE, "the remote is away"), Format.WEBHOOK);

    assertThat(body.path("version").asInt()).isEqualTo(1);
    assertThat(body.path("kind").asText()).isEqualTo("failure");
    assertThat(body.path("site").asText()).isEqualTo("rules");
    assertThat(body.path("text").asText()).isEqualTo("the remote is away");
    assertThat(body.path("status").asText()).isEqualTo("FAILED");
    assertThat(body.path("since").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(body.path("runs").asInt()).isEqualTo(3);
    assertThat(body.path("link").asText()).isEqualTo("https://sync.example/");
    assertThat(body.path("files").get(0).asText()).isEqualTo(HOSTILE);
  }

  @Test
  void teamsGetsACardWhoseTextsAreNotReadAsMarkdown() throws Exception {
    JsonNode body = body(notice(NoticeKind.FAILURE, HOSTILE), Format.TEAMS);

    JsonNode attachment = body.path("attachments").get(0);
    assertThat(body.path("type").asText()).isEqualTo("message");
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.path("content");
    assertThat(card.path("type").asText()).isEqualTo("AdaptiveCard");
    assertThat(card.path("body").findValuesAsText("color")).containsExactly("Attention");
    for (JsonNode block : card.path("body")) {
      boolean hostile = block.toString().contains("evil.example");
      assertThat(block.path("type").asText())
          .isIn(hostile ? List.of("RichTextBlock") : List.of("RichTextBlock", "FactSet"));
    }
    assertThat(card.path("actions").get(0).path("url").asText()).isEqualTo("https://sync.example/");
  }

  @Test
  void slackGetsBlocksWhoseTextsAreNotReadAsMarkup() throws Exception {
    JsonNode body = body(notice(NoticeKind.RECOVERY, HOSTILE + "x".repeat(5000)), Format.SLACK);

    assertThat(body.path("text").asText()).isEqualTo("rules &lt;is&gt; up &amp; down");
    assertThat(body.path("blocks").findValuesAsText("type"))
        .contains("header", "section", "plain_text", "actions")
        .doesNotContain("mrkdwn");
    for (JsonNode text : body.path("blocks").findValues("text")) {
      assertThat(text.isTextual() ? text.asText().length() : 0).isLessThanOrEqualTo(3000);
    }
  }

  private static JsonNode body(Notice notice, Format format) throws Exception {
    return new JsonMapper().readTree(MessageBody.of(notice, format));
  }

  private static Notice notice(NoticeKind kind, String text) {
    return new Notice(
        kind,
        "rules",
        "rules <is> up & down",
        text,
        List.of(HOSTILE),
        new Notice.LastRun("run-1", "FAILED", "c0ffee", "", Instant.parse("2026-01-01T01:00:00Z")),
        new Notice.Trouble(Instant.parse("2026-01-01T00:00:00Z"), 3),
        Optional.of("https://sync.example/"));
  }
}
