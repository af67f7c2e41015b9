package dev.sentinelsync.site.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.MarkdownPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries on pages (page layouts 9.2). */
class QueryTextTest {

  @Test
  void whatIsNotVisibleBecomesAMark() {
    assertThat(QueryText.visible("a\u202eb\u0000c\ufeff\r\nd\te\u00a0f"))
        .isEqualTo("a⟦U+202E⟧b⟦U+0000⟧c⟦U+FEFF⟧\nd\te\u00a0f");
    assertThat(QueryText.visible("x\ud800y\u2028z\udb40\udc41"))
        .isEqualTo("x⟦U+D800⟧y⟦U+2028⟧z⟦U+E0041⟧");
  }

  @ParameterizedTest
  @ValueSource(strings = {"T", "T // ``` x", "````", "T\n~~~\n```\n</code>", "T // `a` ``b``"})
  void noQueryEndsItsFence(String query) {
    String html = MarkdownPage.html(QueryText.fenced(query) + "\n\nbehind");

    assertThat(html)
        .isEqualTo(
            "<pre><code class=\"language-kusto\">%s\n</code></pre>\n<p>behind</p>\n"
                .formatted(query.replace("<", "&lt;").replace(">", "&gt;")));
  }

  @Test
  void aLongQueryEndsWithALine() {
    assertThat(QueryText.beginning("abc\ndef\nghi", 11)).isEqualTo("abc\ndef\nghi");
    assertThat(QueryText.beginning("abc\ndef\nghi", 10)).isEqualTo("abc\ndef");
    assertThat(QueryText.beginning("abc\ndef\nghi", 7)).isEqualTo("abc\ndef");
    assertThat(QueryText.beginning("abc\ndef\nghi", 6)).isEqualTo("abc");
    assertThat(QueryText.beginning("äöü😀", 7)).isEqualTo("äöü");
    assertThat(QueryText.beginning("abc", 0)).isEmpty();
  }
}
