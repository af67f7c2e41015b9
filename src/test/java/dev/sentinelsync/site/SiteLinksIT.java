package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.InjectionCorpus;
import dev.sentinelsync.testing.MarkdownPage;
import dev.sentinelsync.testing.PageBounds;
import dev.sentinelsync.testing.SiteChecker;
import dev.sentinelsync.testing.SiteChecker.Finding;
import dev.sentinelsync.testing.SiteChecker.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No dead link leaves the house: the whole site of the real repository's head. */
class SiteLinksIT {

  private static BuiltSite site;

  @BeforeAll
  static void buildTheSite(@TempDir Path folder) {
    site = BuiltSite.ofBundle(folder);
  }

  @Test
  void everyLinkOfTheRealSiteLeadsSomewhereAndEveryPageIsFound() {
    List<Finding> findings = SiteChecker.check(site.files());

    Map<Kind, Long> counts =
        findings.stream()
            .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()));
    assertThat(site.addresses()).hasSizeGreaterThan(5_000);
    assertThat(findings.stream().limit(20)).as("the first findings of %s", counts).isEmpty();
  }

  @Test
  void noPageOfTheRealSiteIsTooLong() {
    assertThat(PageBounds.violations(site.files())).isEmpty();
  }

  @Test
  void noPageOfTheRealSiteHoldsAnythingThatActs() {
    Map<String, List<String>> violations = new TreeMap<>();
    site.files().keySet().stream()
        .filter(address -> address.endsWith(".md"))
        .forEach(
            address -> {
              String text = site.text(address);
              List<String> found = InjectionCorpus.violations(MarkdownPage.html(text));
              if (!found.isEmpty()) {
                violations.put(address, found);
              }
            });

    assertThat(violations).isEmpty();
  }

  @Test
  void noTextOfTheRealRepositoryIsRefused() {
    assertThat(site.files().keySet())
        .filteredOn(address -> address.endsWith(".md"))
        .noneMatch(address -> site.text(address).contains("This text is not shown"));
  }
}
