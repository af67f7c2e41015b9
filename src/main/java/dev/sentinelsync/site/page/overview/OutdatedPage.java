package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.site.page.PageContext;
import java.util.Map;

/**
 * The page that says which rules of a workspace are outdated (page layouts 18.1). Its script builds
 * all but the introduction.
 */
public final class OutdatedPage {

  private OutdatedPage() {}

  /** Its content without the script. */
  public static String render(PageContext context) {
    return context.fill("outdated.md.ftl", Map.of());
  }
}
