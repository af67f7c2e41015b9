package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.catalog.graph.Family;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTypeTest {

  private static final PageId FIRST = new PageId(PageKind.EXPORT, "first.csv");
  private static final PageId SECOND = new PageId(PageKind.EXPORT, "second.csv");

  private static final PageType FILES =
      PageType.files(
              PageKind.EXPORT,
              Role.PAGE,
              "exports",
              List.of("first.csv", "second.csv"),
              context -> new byte[0])
          .onlyInFull("second.csv"::equals);

  private static final PageType EACH =
      PageType.each(
          PageKind.TABLE,
          Role.PAGE,
          new Family<String>("subject"),
          name -> "tables/" + name + ".md",
          context -> "");

  @Test
  void anotherLayoutHasNoPageOfTheFullOne() {
    for (String layout : List.of("navbar", "classic")) {
      FactSheet facts = facts(layout);

      assertThat(FILES.suggested(FIRST, facts)).contains("exports/first.csv");
      assertThat(FILES.suggested(SECOND, facts)).isEmpty();
      assertThat(EACH.suggested(new PageId(PageKind.TABLE, "x"), facts)).contains("tables/x.md");
      assertThat(EACH.onlyInFull().suggested(new PageId(PageKind.TABLE, "x"), facts)).isEmpty();
    }
  }

  @Test
  void theFullLayoutHasAllPages() {
    FactSheet facts = facts("full");

    assertThat(FILES.suggested(FIRST, facts)).contains("exports/first.csv");
    assertThat(FILES.suggested(SECOND, facts)).contains("exports/second.csv");
    assertThat(EACH.onlyInFull().suggested(new PageId(PageKind.TABLE, "x"), facts))
        .contains("tables/x.md");
  }

  private static FactSheet facts(String layout) {
    FactSheet facts = new FactSheet().set(InputCatalog.SETTING, PageContext.LAYOUT, layout);
    FILES
        .fixed()
        .forEach((id, address) -> facts.set(SiteFacts.FIXED_PAGE, "EXPORT/" + id, address));
    return facts.set(EACH.subject().orElseThrow().addresses(), "x", "tables/x.md");
  }
}
