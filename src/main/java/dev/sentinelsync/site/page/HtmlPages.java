package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.html.HtmlBody;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.support.Lines;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** The HTML form of pages: content and frame (page layouts 13). */
public final class HtmlPages {

  /** Name of the setting with the title of the site. */
  public static final String TITLE = "site.title";

  /** Name of the setting with the address of the site, without a final slash; may be empty. */
  public static final String SITE_URL = "site.url";

  private static final String FRAME = "page.html.ftl";

  private HtmlPages() {}

  /**
   * What the frame shows.
   *
   * @param site the title of the site
   * @param home whether this is the first page
   * @param body the page's content
   * @param above references to the pages above this one, by label
   * @param navigation references to the main pages, by label
   * @param root the way to the root of the site
   * @param canonical the page's address in the web; empty if it is not known
   * @param markdown reference to the page's Markdown form; empty if there is none
   */
  public record Frame(
      String site,
      boolean home,
      HtmlBody body,
      Map<String, String> above,
      Map<String, String> navigation,
      String root,
      String canonical,
      String markdown) {}

  /**
   * The page of the search.
   *
   * @param target reference to it; empty if there is none
   * @param here whether it is this page
   */
  public record Explorer(String target, boolean here) {}

  private static String optional(Facts facts, String setting, String otherwise) {
    return facts.find(InputCatalog.SETTING, setting).orElse(otherwise);
  }

  /** The page of the search, as seen from a page. */
  static Explorer explorer(PageContext context) {
    return new Explorer(
        Forms.of(context.facts()).search()
            ? context.links().hrefByRoot(PageId.of(PageKind.EXPLORER))
            : "",
        context.page().kind() == PageKind.EXPLORER);
  }

  /**
   * Makes the HTML form.
   *
   * @param context for HTML
   * @param role when it is published
   * @param text makes the page's Markdown
   * @throws IllegalStateException if the Markdown links to something that is no page
   */
  static Output render(PageContext context, Output.Role role, Function<PageContext, String> text) {
    String markdown = Lines.normalise(text.apply(context));
    HtmlBody body =
        HtmlBody.of(markdown, context.fragments().orElseThrow(), context.links().references());
    String address = HtmlAddress.of(context.address());
    String fileName = context.address().substring(context.address().lastIndexOf('/') + 1);
    String siteUrl = optional(context.facts(), SITE_URL, "");
    Frame frame =
        new Frame(
            optional(context.facts(), TITLE, ""),
            context.page().kind() == PageKind.HOME,
            body,
            context.breadcrumb(),
            TemplateFunctions.navigation(context),
            context.root(),
            siteUrl.isEmpty() ? "" : siteUrl + "/" + address,
            context.isInMarkdown() ? fileName : "");
    String page = context.fill(FRAME, frame);
    return new Output(address, role, page.getBytes(StandardCharsets.UTF_8));
  }
}
