package dev.sentinelsync.site;

import dev.sentinelsync.testing.BuiltSite;
import java.nio.file.Path;

/** The numbers of the sample repository's site. */
class SiteNumbersTest extends SiteNumbersContract {

  @Override
  BuiltSite build(Path folder) throws Exception {
    return BuiltSite.ofSample(folder);
  }
}
