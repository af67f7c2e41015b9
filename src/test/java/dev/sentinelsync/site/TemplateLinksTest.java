package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.template.TemplateProblem;
import dev.sentinelsync.site.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links of templates are made from page identities, so a template cannot write a dead one. */
class TemplateLinksTest {

  private static final Path TEMPLATES = Path.of("config/templates");

  /**
   * What a link of Markdown or HTML leads to, where it is neither computed, an anchor nor a URL.
   */
  private static final Pattern LITERAL =
      Pattern.compile("(?:]\\(|(?:href|src)=\\\\?[\"'])(?!\\$\\{|#|https?://|mailto:)[^)\"']*");

  @TempDir Path folder;

  @Test
  void noTemplateHoldsALiteralLinkIntoTheSite() {
    Templates.load(TEMPLATES)
        .texts()
        .forEach(
            (name, text) -> {
              // A script builds its links from addresses of the data.
              if (!name.endsWith(".js")) {
                assertThat(LITERAL.matcher(text).results().map(MatchResult::group))
                    .as(name)
                    .isEmpty();
              }
            });
  }

  @Test
  void theShortWayStaysInAFolderAndTheOtherGoesByTheRoot() throws IOException {
    assertThat(fill("${link('asim-products')} ${linkByRoot('asim-products')} ${link('home')}"))
        .isEqualTo("asim-products-index.md ../asim/asim-products-index.md ../readme.md");
  }

  @Test
  void aLinkToAPageThatDoesNotExistFails() {
    assertThatThrownBy(() -> fill("${link('table', 'nowhere')}"))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageContaining("TABLE/nowhere");
  }

  @Test
  void anUnknownKindOfPagesIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> fill("${link('tabel')}"))
        .isInstanceOf(TemplateProblem.class)
        .hasMessageContaining("tabel")
        .hasMessageContaining("solutions-index");
  }

  @Test
  void everyKindOfPagesHasAnEntry() {
    assertThat(PageTypes.all().stream().map(PageType::kind))
        .containsExactlyInAnyOrderElementsOf(List.of(PageKind.values()));
  }

  private String fill(String template) throws IOException {
    Files.writeString(folder.resolve("t.ftl"), template);
    PageId page = PageId.of(PageKind.ASIM_INDEX);
    return new PageContext(
            page,
            "asim/asim-index.md",
            new FactSheet(),
            Templates.load(folder),
            PageTypes.navigation(),
            true)
        .fill("t.ftl", Map.of());
  }
}
