package dev.sentinelsync.site.search;

import dev.sentinelsync.site.page.PageContext;
import java.util.Map;

/** The page of the search (page layouts 15.4). Its script builds all but the lists' links. */
public final class ExplorerPage {

  private ExplorerPage() {}

  /** Its content without the script. */
  public static String render(PageContext context) {
    return context.fill("explore.md.ftl", Map.of());
  }
}
