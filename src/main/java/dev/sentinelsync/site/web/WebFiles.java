package dev.sentinelsync.site.web;

import dev.sentinelsync.site.page.HtmlPages;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.Output.Role;
import dev.sentinelsync.site.page.PageContext;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The files at the root of a site that are no pages of it (page layouts 13.6). Most need the
 * address of the site.
 */
public final class WebFiles {

  /** Shown by a host in place of a page that is not there. */
  public static final String NOT_FOUND = "404.html";

  /** What crawlers may read. Only the root of a host is asked for it. */
  public static final String ROBOTS = "robots.txt";

  /** All pages, for crawlers. */
  public static final String SITEMAP = "sitemap.xml";

  /** Keeps GitHub Pages from making pages of its own from a branch. */
  public static final String NO_JEKYLL = ".nojekyll";

  /** Their addresses. */
  public static final List<String> NAMES = List.of(NOT_FOUND, ROBOTS, SITEMAP, NO_JEKYLL);

  private WebFiles() {}

  /**
   * The files that a site with HTML has.
   *
   * @param siteUrl address of the site, without a final slash, if it is known
   * @param indexed whether search engines may show its pages
   * @param inGit whether it is a branch of Git
   */
  public static SortedSet<String> of(Optional<String> siteUrl, boolean indexed, boolean inGit) {
    SortedSet<String> files = new TreeSet<>();
    if (inGit) {
      files.add(NO_JEKYLL);
    }
    siteUrl.ifPresent(
        url -> {
          files.add(NOT_FOUND);
          if (HtmlPages.pathOf(url).isEmpty()) {
            files.add(ROBOTS);
          }
          if (indexed) {
            files.add(SITEMAP);
          }
        });
    return files;
  }

  /** Makes one of them. */
  public static List<Output> render(PageContext context) {
    return switch (context.id()) {
      case NOT_FOUND -> List.of(HtmlPages.notFound(context));
      case ROBOTS -> List.of(Output.text(ROBOTS, Role.INDEX, robots(context)));
      case SITEMAP -> Sitemap.render(context);
      case NO_JEKYLL -> List.of(Output.text(NO_JEKYLL, Role.ASSET, ""));
      default -> throw new IllegalArgumentException("no file of the site is " + context.id());
    };
  }

  /**
   * Every crawler may read every page: one that may not would never see that a page is not to be
   * indexed.
   */
  private static String robots(PageContext context) {
    String all = "User-agent: *\nDisallow:\n";
    return HtmlPages.isIndexed(context)
        ? all + "\nSitemap: " + context.setting(HtmlPages.SITE_URL) + "/" + SITEMAP + "\n"
        : all;
  }
}
