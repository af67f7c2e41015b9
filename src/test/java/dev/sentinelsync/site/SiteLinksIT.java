package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.SiteChecker;
import dev.sentinelsync.testing.SiteChecker.Finding;
import dev.sentinelsync.testing.SiteChecker.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No dead link leaves the house: the whole site of the real repository's head. */
class SiteLinksIT {

  @Test
  void everyLinkOfTheRealSiteLeadsSomewhereAndEveryPageIsFound(@TempDir Path folder) {
    BuiltSite site = BuiltSite.ofBundle(folder);

    List<Finding> findings = SiteChecker.check(site.files());

    Map<Kind, Long> counts =
        findings.stream()
            .collect(Collectors.groupingBy(Finding::kind, TreeMap::new, Collectors.counting()));
    assertThat(site.addresses()).hasSizeGreaterThan(5_000);
    assertThat(findings.stream().limit(20)).as("the first findings of %s", counts).isEmpty();
  }
}
