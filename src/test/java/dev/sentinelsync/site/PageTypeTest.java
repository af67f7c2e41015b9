package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Forms;
import dev.sentinelsync.site.page.Output.Role;
import org.junit.jupiter.api.Test;

class PageTypeTest {

  private static final Forms NAVBAR = new Forms(true, false, false, false);
  private static final Forms FULL = new Forms(true, false, true, false);
  private static final Forms NAVBAR_AND_HTML = new Forms(true, true, false, false);

  private static final PageType EACH =
      PageType.each(
          PageKind.TABLE,
          Role.PAGE,
          new Family<String>("subject"),
          name -> "tables/" + name + ".md",
          context -> "");

  @Test
  void pagesOfTheFullLayoutAreOnSitesOfItAndInHtml() {
    PageType full = EACH.onlyInFull();

    assertThat(full.isOnSite(NAVBAR)).isFalse();
    assertThat(full.isOnSite(FULL)).isTrue();
    assertThat(full.isOnSite(NAVBAR_AND_HTML)).isTrue();
    assertThat(full.isInMarkdown(FULL)).isTrue();
    assertThat(full.isInMarkdown(NAVBAR_AND_HTML)).isFalse();
    assertThat(EACH.isInMarkdown(NAVBAR_AND_HTML)).isTrue();
  }

  @Test
  void fixedPagesFollowTheForms() {
    assertThat(PageTypes.fixedAddresses(NAVBAR))
        .containsValue("readme.md")
        .doesNotContainValue("methods-index.md")
        .doesNotContainValue("assets/site.css");
    assertThat(PageTypes.fixedAddresses(FULL))
        .containsAllEntriesOf(PageTypes.fixedAddresses(NAVBAR))
        .containsValue("methods-index.md")
        .doesNotContainValue("assets/site.css");
    assertThat(PageTypes.fixedAddresses(NAVBAR_AND_HTML)).containsValue("assets/site.css");
  }
}
