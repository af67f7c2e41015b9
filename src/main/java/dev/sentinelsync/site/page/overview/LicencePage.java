package dev.sentinelsync.site.page.overview;

import dev.sentinelsync.site.page.PageContext;
import dev.sentinelsync.site.page.SourceUrls;

/** Whose the content of the site is (page layouts 9.6). */
public final class LicencePage {

  private LicencePage() {}

  /**
   * What the template sees.
   *
   * @param source address of the root of the repository's branch; empty if it has none
   * @param licence address of the repository's licence; empty if it has none
   */
  public record Model(String source, String licence) {}

  /** Makes the page. */
  public static String render(PageContext context) {
    return context.fill(
        "licence.md.ftl",
        new Model(context.setting(SourceUrls.SETTING), SourceUrls.of(context, "LICENSE")));
  }
}
