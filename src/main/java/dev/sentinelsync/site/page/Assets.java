package dev.sentinelsync.site.page;

import dev.sentinelsync.site.link.SiteFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Style sheet and scripts of the HTML form (page layouts 13.2). They lie among the templates, so
 * that a user replaces them in the same way.
 */
public final class Assets {

  /** The script of the search, which pages load when a reader needs it. */
  public static final String SEARCH = "search.js";

  /** File names of the assets that every page uses. */
  public static final List<String> NAMES = List.of("site.css", "site.js", "theme.js");

  private Assets() {}

  /** The bytes of an asset. */
  public static byte[] render(PageContext context) {
    return context.facts().get(SiteFacts.TEMPLATE, context.id()).getBytes(StandardCharsets.UTF_8);
  }
}
