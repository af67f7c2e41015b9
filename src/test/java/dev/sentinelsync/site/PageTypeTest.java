package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTypeTest {

  private static final PageType EACH =
      PageType.each(
          PageKind.TABLE,
          Role.PAGE,
          new Family<String>("subject"),
          name -> "tables/" + name + ".md",
          context -> "");

  @Test
  void onlyTheFullLayoutHasItsPagesOfSubjects() {
    for (String layout : List.of("navbar", "classic")) {
      assertThat(EACH.isInLayout(facts(layout))).isTrue();
      assertThat(EACH.onlyInFull().isInLayout(facts(layout))).isFalse();
    }
    assertThat(EACH.onlyInFull().isInLayout(facts("full"))).isTrue();
  }

  @Test
  void onlyTheFullLayoutHasItsFixedPages() {
    assertThat(PageTypes.fixedAddresses(true))
        .containsAllEntriesOf(PageTypes.fixedAddresses(false))
        .containsEntry("METHODS_INDEX/", "methods-index.md");
    assertThat(PageTypes.fixedAddresses(false))
        .containsKeys("HOME/", "EXPORT/solutions.csv")
        .doesNotContainKey("METHODS_INDEX/");
  }

  private static FactSheet facts(String layout) {
    return new FactSheet().set(InputCatalog.SETTING, PageContext.LAYOUT, layout);
  }
}
