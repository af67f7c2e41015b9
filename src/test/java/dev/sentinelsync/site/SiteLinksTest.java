package dev.sentinelsync.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentinelsync.testing.BuiltSite;
import dev.sentinelsync.testing.PageBounds;
import dev.sentinelsync.testing.SiteChecker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No dead link leaves the house: the whole site of the sample repository. */
class SiteLinksTest {

  @Test
  void everyLinkOfTheSampleSiteLeadsSomewhereAndEveryPageIsFound(@TempDir Path folder)
      throws Exception {
    BuiltSite site = BuiltSite.ofSample(folder);

    assertThat(site.addresses()).hasSizeGreaterThan(30).contains("readme.md");
    assertThat(SiteChecker.check(site.files())).isEmpty();
    assertThat(PageBounds.violations(site.files())).isEmpty();
  }
}
