package dev.sentinelsync.site.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonmark.renderer.html.HtmlWriter;
import org.junit.jupiter.api.Test;

/** Queries in colours. */
class QueryHighlighterTest {

  @Test
  void commentsEndWithTheirLine() {
    assertThat(html("T // first\n// second\n| take 5"))
        .startsWith("T <span class=\"c\">// first</span>\n<span class=\"c\">// second</span>\n|");
  }

  @Test
  void aQueryOfNothingButCommentsIsWritten() {
    int lines = 50_000;
    assertThat(html("// nothing\n".repeat(lines)))
        .isEqualTo("<span class=\"c\">// nothing</span>\n".repeat(lines));
  }

  private static String html(String query) {
    StringBuilder html = new StringBuilder();
    QueryHighlighter.write(query, new HtmlWriter(html));
    return html.toString();
  }
}
