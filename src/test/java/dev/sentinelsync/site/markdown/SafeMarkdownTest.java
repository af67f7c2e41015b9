package dev.sentinelsync.site.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.content.parse.ReadingCost;
import dev.sentinelsync.testing.InjectionCorpus;
import dev.sentinelsync.testing.MarkdownPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMarkdownTest {

  private static final String ROOT = "https://repo.example/blob/master/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Plain text, 1 < 2 && 3 > 2, a_b_c, C:\\Temp, 100 %, `<script>` in code.",
        "**bold** *em* ~~gone~~ [x](https://e.example/?a=1&b=2#c) <https://e.example>"
            + " <a@b.example>",
        "![logo](https://e.example/a%20b.png \"title\")\n\n---\n\n* a\n* b\n    * c\n\n1) x",
        "Line<br>line<br/>line<br />end",
        "<details>\n"
            + "<summary>More</summary>\n\n"
            + "- a **list**\n\n"
            + "```kql\n"
            + "T | take 1\n"
            + "```\n\n"
            + "</details>",
        "<p align=\"center\">\n<img src=\"https://e.example/a.png\" width=\"50%\" alt='x'>\n</p>",
        "<table><tr><td>a<td>b</table>\n\n| a | b |\n|:--|--:|\n| <b>c</b> | d<br>e |",
        "<ul><li>a<li>b</ul> <sub>x</sub><sup>2</sup> <kbd>Ctrl</kbd>",
        "<!-- a comment -->\n\n[//]: # (another)\n\n<!------ a third ------>",
        "<a name=\"top\"></a>\n\n[up](#top) [down](#the-end)\n\n## The end",
        "<center><font color=\"red\" size=\"2\">x</font></center>",
        "<b>bold\n\nstill bold</b>",
        "<div>\n\n# Title\n\n</div>\n\n<p>an open paragraph",
        "    indented <script>\n\n~~~\n<script>\n~~~",
        "Text\n===\n\n> quote\n> > more\n\n- [ ] task\n\nhard  \nbreak\\\nend",
        "\tTabs\tstay, \u00a0 so do no-break blanks and \ud83d\udd0d \u26a0\ufe0f",
        "&lt;script&gt; &amp; &copy; &#65;"
      })
  void ordinaryTextStaysByteForByte(String text) {
    assertThat(safe(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "images/a b.png ! Solutions/A%20B/docs/images/a%20b.png",
        "./images/a%20b.png ! Solutions/A%20B/docs/images/a%20b.png",
        "../x.md#part ! Solutions/A%20B/x.md#part",
        "../../../../../etc/passwd ! etc/passwd",
        "/Tools/x.md ! Tools/x.md",
        "..\\img\\x.png ! Solutions/A%20B/img/x.png",
        "x.png?raw=true ! Solutions/A%20B/docs/x.png?raw=true",
        "100%.png ! Solutions/A%20B/docs/100%25.png",
        "sub/ ! Solutions/A%20B/docs/sub/",
        "a/%2e%2e/%2E%2E/b.md ! Solutions/A%20B/b.md"
      })
  void relativeReferencesLeadToTheRepository(String reference, String path) {
    assertThat(safe("[x](<" + reference.replace("\\", "\\\\") + ">)"))
        .isEqualTo("[x](" + ROOT + path + ")");
    assertThat(safe("![x](<" + reference.replace("\\", "\\\\") + ">)"))
        .isEqualTo("![x](" + ROOT + path + ")");
    assertThat(safe("<img alt='' src=\"" + reference + "\">"))
        .isEqualTo("<img alt='' src=\"" + ROOT + path + "\">");
  }

  @Test
  void definitionsDoNotReachTheRestOfThePage() {
    assertThat(
            safe(
                "[text][Ref], [ref][], ![ref] and [r2]\n\n"
                    + "[ref]: https://e.example/a?b&c \"say \\\"hi\\\"\"\n[r2]: <a (b).md>\n\nend"))
        .isEqualTo(
            "[text](https://e.example/a?b&amp;c \"say \\\"hi\\\"\"),"
                + " [ref](https://e.example/a?b&amp;c \"say \\\"hi\\\"\"),"
                + " ![ref](https://e.example/a?b&amp;c \"say \\\"hi\\\"\")"
                + " and [r2](<"
                + ROOT
                + "Solutions/A%20B/docs/a%20(b).md>)\n\n\n\n\nend");
  }

  @Test
  void anImageInALinkIsLedBackInBothPlaces() {
    assertThat(safe("[![a](b.png)](c.md \"t\")"))
        .isEqualTo(
            "[![a]("
                + ROOT
                + "Solutions/A%20B/docs/b.png)]("
                + ROOT
                + "Solutions/A%20B/docs/c.md \"t\")");
  }

  @Test
  void anAddressWithoutSchemeIsOfTheWeb() {
    assertThat(safe("[x](//e.example/a)")).isEqualTo("[x](https://e.example/a)");
  }

  @Test
  void anAnchorThatNoHeadingHasBecomesPlainText() {
    assertThat(safe("[a](#here) [b](#Here) [c](#gone) <a href='#gone'>d</a>\n\n# Here"))
        .isEqualTo("[a](#here) [b](#here) c <a>d</a>\n\n# Here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      value = {
        "<div> ¦ <div>||</div>",
        "<details>|<summary>x</summary>||text ¦ <details>|<summary>x</summary>||text||</details>",
        "<table><tr><td>a ¦ <table><tr><td>a||</table>",
        "<pre>|a||b ¦ <pre>|a||b||</pre>",
        "text <b>bold ¦ text <b>bold</b>",
        "<!-- open ¦ &lt;!-- open",
        "```|code ¦ ```|code|```",
        "~~~~ x|code|~~~ ¦ ~~~~ x|code|~~~|~~~~",
        "- <div>|  text||end ¦ - <div>|  text</div>||end",
        "> <table>||end ¦ > <table></table>||end",
        "# <b>x ¦ # <b>x</b>",
        "<div>||```|x ¦ <div>||```|x|```||</div>"
      })
  void whatIsOpenAtTheEndIsClosed(String text, String closed) {
    assertThat(safe(text.replace('|', '\n'))).isEqualTo(closed.replace('|', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "a</div>b ! ab",
        "</td></tr></table>x ! x",
        "<div></div></div>x ! <div></div>x",
        "<div><table></div></table></div>x ! <div><table></table></div>x"
      })
  void nothingIsClosedThatTheTextDidNotOpen(String text, String closed) {
    assertThat(safe(text)).isEqualTo(closed);
  }

  @Test
  void aTableCellCannotBeLeft() {
    assertThat(safe("| a | b |\n|---|---|\n| <b>x | </td></tr></table> |\n| <td> | <div> |"))
        .isEqualTo("| a | b |\n|---|---|\n| <b>x</b> |  |\n|  | &lt;div> |");
  }

  @Test
  void noTableBeginsInsideEmphasisOrALink() {
    assertThat(safe("**<table>** [<table>](https://e.example)"))
        .isEqualTo("**&lt;table>** [&lt;table>](https://e.example)");
  }

  @Test
  void whatIsNoHtmlIsShownAsText() {
    assertThat(safe("Put <your workspace id> into <Key>."))
        .isEqualTo("Put &lt;your workspace id> into &lt;Key>.");
  }

  @Test
  void harmlessPartsOfATagStay() {
    assertThat(safe("<p align=\"right\" style=\"color:red\" class=\"x\">a</p>"))
        .isEqualTo("<p align=\"right\">a</p>");
  }

  @Test
  void noTextOfTheCorpusActsOrTouchesWhatFollows() {
    List<String> texts = InjectionCorpus.texts();
    assertThat(texts).hasSizeGreaterThan(140);
    for (String text : texts) {
      String safe = safe(text);
      assertThat(safe(safe)).as("again: %s", text).isEqualTo(safe);
      String html = MarkdownPage.html("before\n\n" + safe + "\n\n## After\n\nafter\n");
      assertThat(InjectionCorpus.violations(html)).as("%s became %s", text, safe).isEmpty();
      assertThat(html).as("%s became %s", text, safe).endsWith("<h2>After</h2>\n<p>after</p>\n");
    }
  }

  @Test
  void theAuditOfTheCorpusSeesWhatItLooksFor() {
    long seen =
        InjectionCorpus.texts().stream()
            .filter(text -> !InjectionCorpus.violations(MarkdownPage.html(text)).isEmpty())
            .count();
    assertThat(seen).isGreaterThan(80);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "<",
        "*",
        "> ",
        "- ",
        "`",
        "``a`",
        "<?",
        "a <?",
        "<!--",
        "a<!A",
        "a<![CDATA[",
        "[a](<b",
        "[[a](x)",
        "![",
        "[a](b \"",
        "**a ",
        "*a_ ",
        "<a b=\"",
        "<b>",
        "<b></i>",
        "<b><div>",
        "<div>\n\n",
        "a\n> ",
        "[a]: b\n\n",
        "| a ",
        "![a](javascript:x)",
        "<details>",
        "|a|\n|-|\n",
        "<x>\n",
        "<!-- --!>\n"
      })
  void textThatIsBuiltToKeepAParserBusyIsReadOrRefused(String unit) {
    String hostile = unit.repeat(200_000 / unit.length());

    String safe = safe(hostile);

    assertThat(safe)
        .satisfiesAnyOf(
            text -> assertThat(text).isEqualTo(SafeMarkdown.REFUSED),
            text -> assertThat(safe(text)).isEqualTo(text));
  }

  @Test
  void textThatIsNestedDeeperThanPeopleWriteIsRefused() {
    assertThat(safe("> ".repeat(500) + "x")).isEqualTo(SafeMarkdown.REFUSED);
    assertThat(safe("*a **b ".repeat(100) + "b** a*".repeat(100))).isEqualTo(SafeMarkdown.REFUSED);
    assertThat(safe("x".repeat(ReadingCost.MAX_LENGTH + 1))).isEqualTo(SafeMarkdown.REFUSED);
  }

  private static String safe(String text) {
    return SafeMarkdown.of(
        text,
        new RepositoryLinks(
            "Solutions/A B/docs", path -> ROOT + path.replace("%", "%25").replace(" ", "%20")));
  }
}
