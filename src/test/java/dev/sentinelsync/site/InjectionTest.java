package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.HostileRepository;
import dev.sentinelsync.testing.InjectionCorpus;
import dev.sentinelsync.testing.MarkdownPage;
import dev.sentinelsync.testing.SiteChecker;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The injection corpus in every field of a repository: what arrives on the pages. */
class InjectionTest {

  /** A row of ours that is no row any more; what texts say in their own paragraphs is theirs. */
  private static final Pattern BROKEN_ROW =
      Pattern.compile("(?m)^(?:<p>)?\\| <(?:strong>[A-Z]|a href=\"(?!http)).*$");

  private static BuiltSite site;

  @BeforeAll
  static void buildTheSite(@TempDir Path folder) throws Exception {
    site = HostileRepository.site(folder);
  }

  @Test
  void everyTextHasItsPages() {
    int texts = InjectionCorpus.texts().size();
    for (String folder : List.of("solutions/h1", "connectors/k1", "content/")) {
      assertThat(site.addresses().stream().filter(address -> address.startsWith(folder)))
          .as(folder)
          .hasSizeGreaterThan(texts * 9 / 10);
    }
  }

  @Test
  void noPageHoldsAnythingThatActs() {
    site.files().keySet().stream()
        .filter(address -> address.endsWith(".md"))
        .forEach(
            address ->
                assertThat(InjectionCorpus.violations(MarkdownPage.html(site.text(address))))
                    .as(address)
                    .isEmpty());
  }

  @Test
  void noTableIsBroken() {
    site.files().keySet().stream()
        .filter(address -> address.endsWith(".md"))
        .forEach(
            address ->
                assertThat(MarkdownPage.html(site.text(address)))
                    .as(address)
                    .doesNotContainPattern(BROKEN_ROW));
  }

  @Test
  void noLinkIsBroken() {
    assertThat(SiteChecker.check(site.files()).stream().limit(20)).isEmpty();
  }
}
