package dev.sentinelsync.site;

import dev.sentinelsync.testing.BuiltSite;
import java.nio.file.Path;

/** The numbers of the real repository's site. */
class SiteNumbersIT extends SiteNumbersContract {

  @Override
  BuiltSite build(Path folder) {
    return BuiltSite.ofBundle(folder);
  }
}
