package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.html.HtmlBody;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.SiteFacts;
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
   * What the page of a redirect shows.
   *
   * @param title of the page that it leads to
   * @param target reference to that page
   * @param canonical its address in the web, or the reference if that is not known
   */
  public record Redirect(String title, String target, String canonical) {}

  /**
   * The HTML form of a page that leads to another one.
   *
   * @param context of the page, for Markdown
   * @param target the other page
   * @param title of the other page
   */
  public static Output redirect(PageContext context, PageId target, String title) {
    PageContext html = context.forHtml();
    String reference = html.links().href(target);
    String siteUrl = optional(html.facts(), SITE_URL, "");
    String canonical =
        siteUrl.isEmpty()
            ? reference
            : siteUrl + "/" + HtmlAddress.of(html.facts().get(SiteFacts.ADDRESS, target.key()));
    String page = html.fill("redirect.html.ftl", new Redirect(title, reference, canonical));
    return new Output(
        HtmlAddress.of(context.address()),
        Output.Role.INDEX,
        page.getBytes(StandardCharsets.UTF_8));
  }

  private static String optional(Facts facts, String setting, String otherwise) {
    return facts.find(InputCatalog.SETTING, setting).orElse(otherwise);
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
