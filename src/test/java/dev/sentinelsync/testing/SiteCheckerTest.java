package dev.sentinelsync.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sentinelsync.testing.SiteChecker.Finding;
import dev.sentinelsync.testing.SiteChecker.Kind;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A checker that finds nothing proves nothing: each fault is found where there is one. */
class SiteCheckerTest {

  private final SortedMap<String, byte[]> site = new TreeMap<>();

  @Test
  void aSiteWithoutFaultHasNoFindings() {
    page("readme.md", "# Home\n\n[a](sub/a.md#-one--two) <a href=\"sub/a.md#one-1\">b</a>");
    page("sub/a.md", "# ⚙ One & two\n\n## One\n\n## One\n\n[home](../readme.md) ![p](../p.png)");
    page("p.png", "");

    assertThat(SiteChecker.check(site)).isEmpty();
  }

  @Test
  void deadLinksAreFoundInMarkdownAndInHtml() {
    page(
        "readme.md", "[a](gone.md) ![b](gone.png) <img src=\"lost.png\"> [c](../up.md) [d](/x.md)");

    assertThat(SiteChecker.check(site))
        .extracting(Finding::kind, Finding::target)
        .containsExactly(
            tuple(Kind.DEAD_LINK, "gone.md"),
            tuple(Kind.DEAD_LINK, "gone.png"),
            tuple(Kind.DEAD_LINK, "lost.png"),
            tuple(Kind.DEAD_LINK, "../up.md"),
            tuple(Kind.DEAD_LINK, "/x.md"));
  }

  @Test
  void aLinkInOtherCaseIsDeadOnACaseSensitiveServer() {
    page("readme.md", "[a](Other.md)");
    page("other.md", "[home](readme.md)");

    assertThat(SiteChecker.check(site))
        .contains(new Finding(Kind.WRONG_CASE, "readme.md", "Other.md"));
  }

  @Test
  void deadAnchorsAreFoundOnTheSamePageAndOnOthers() {
    page("readme.md", "# Home\n\n[a](#nowhere) [b](other.md#nowhere) [c](#home)");
    page("other.md", "# Other");

    assertThat(SiteChecker.check(site))
        .containsExactly(
            new Finding(Kind.DEAD_ANCHOR, "readme.md", "#nowhere"),
            new Finding(Kind.DEAD_ANCHOR, "readme.md", "other.md#nowhere"));
  }

  @Test
  void aPageThatNoWayLeadsToIsFound() {
    page("readme.md", "# Home");
    page("a.md", "[b](b.md)");
    page("b.md", "[a](a.md)");

    assertThat(SiteChecker.check(site))
        .containsExactly(
            new Finding(Kind.UNREACHABLE, "a.md", ""), new Finding(Kind.UNREACHABLE, "b.md", ""));
  }

  @Test
  void namesThatAreNoSlugsAreFound() {
    page("readme.md", "[a](A.md) [b](b_c.md) [c](c--d.md) [d](<e f.md>)");
    page("A.md", "");
    page("b_c.md", "");
    page("c--d.md", "");
    page("e f.md", "");

    assertThat(SiteChecker.check(site))
        .containsExactly(
            new Finding(Kind.NO_SLUG, "A.md", ""),
            new Finding(Kind.NO_SLUG, "b_c.md", ""),
            new Finding(Kind.NO_SLUG, "c--d.md", ""),
            new Finding(Kind.NO_SLUG, "e f.md", ""),
            new Finding(Kind.NEEDS_ESCAPING, "readme.md", "e f.md"));
  }

  @Test
  void linksInCodeAreNoLinks() {
    page("readme.md", "`[a](gone.md)`\n\n```\n[b](gone.md)\n```");

    assertThat(SiteChecker.check(site)).isEmpty();
  }

  private void page(String address, String text) {
    site.put(address, text.getBytes(StandardCharsets.UTF_8));
  }
}
