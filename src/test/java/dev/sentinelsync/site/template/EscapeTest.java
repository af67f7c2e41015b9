package dev.sentinelsync.site.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.InjectionCorpus;
import dev.sentinelsync.testing.MarkdownPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed logon (more than 5 < 10 & \"rare\") - it's 100%",
        "[Deprecated] Rule #1: A/B_c *now*",
        "Name with `code` and ``two``",
        "Domain\\User, C:\\Temp\\",
        "See [docs](https://e.example/a) or [mail](MAILTO:a@b.example)",
        "\u26a0\ufe0f Emoji \ud83d\udc68\u200d\ud83d\udcbb, \u00e4\u00f6\u00fc, \u65e5\u672c",
        "a -> b => c, x<5, <= 3, $x, ~y~, !important"
      })
  void ordinaryNamesStayByteForByte(String name) {
    assertThat(Escape.inline(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '"',
      value = {
        "<PlaybookName> ¦ &lt;PlaybookName>",
        "[x](javascript:alert(1)) ¦ [x]\\(javascript:alert(1))",
        "[x](< javascript:alert(1)>) ¦ [x]\\(< javascript:alert(1)>)",
        "[x](&#106;avascript:1) ¦ [x]\\(&#106;avascript:1)",
        "[x](other.md) ¦ [x]\\(other.md)",
        "![x](https://e.example/a.png) ¦ &#33;[x](https://e.example/a.png)",
        "[x]: https://e.example ¦ [x]\\: https://e.example",
        "half a ` span ¦ half a &#96; span",
        "\\` ¦ \\\\&#96;",
        "\\<b> ¦ \\\\&lt;b>"
      })
  void whatWouldActIsText(String name, String escaped) {
    assertThat(Escape.inline(name)).isEqualTo(escaped);
  }

  @Test
  void barsAndLineBreaksDoNotEndACell() {
    assertThat(Escape.inline("a|b")).isEqualTo("a\\|b");
    assertThat(Escape.inline("a\\|b")).isEqualTo("a\\\\&#124;b");
    assertThat(Escape.inline("a\r\nb\u2028c\u0000d\u202ee")).isEqualTo("a b cde");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "a]b",
        "a[b",
        "]](x",
        "a\\",
        "a\\]",
        "a\\\\",
        "\\[a",
        "x `y",
        "`",
        "[a](https://b)",
        "![a](b)",
        "a|b",
        "a\\|b",
        "<a>",
        "*a",
        "a <!-- b",
        "[a][b]",
        "\\`",
        "a\\](https://b)"
      })
  void aLabelLeavesItsLinkWhole(String label) {
    for (String text : List.of(Escape.label(label), Escape.code(label))) {
      String html = MarkdownPage.html("| [" + text + "](target.md) | [next](n.md) |\n|---|---|");
      assertThat(html.replaceAll("<code>|</code>", ""))
          .as(text)
          .contains("<a href=\"target.md\">" + shown(label) + "</a></th>")
          .contains("<a href=\"n.md\">next</a></th>");
    }
  }

  private static String shown(String label) {
    return label.equals("*a")
        ? label
        : label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Test
  void noTextOfTheCorpusActsOrBreaksATable() {
    for (String text : InjectionCorpus.texts()) {
      String inline = Escape.inline(text);
      String code = Escape.code(text);
      String label = Escape.label(text);
      String page =
          "# %s\n\n| %s | %s | end |\n|---|---|---|\n| [%s](a.md) | <b>x</b> | end |\n\n- %s\n\nend\n"
              .formatted(inline, inline, code, label, inline);
      String html = MarkdownPage.html(page);
      assertThat(InjectionCorpus.violations(html)).as("%s became %s", text, inline).isEmpty();
      assertThat(html)
          .as("%s became %s", text, inline)
          .contains("<th>end</th>\n</tr>", "<a href=\"a.md\">", "<td>end</td>\n</tr>")
          .endsWith("<p>end</p>\n");
    }
  }
}
