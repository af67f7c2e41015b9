package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.Facts;
import dev.sentinelsync.catalog.input.InputCatalog;
import dev.sentinelsync.catalog.input.LastChange;
import dev.sentinelsync.site.html.HtmlAddress;
import dev.sentinelsync.site.html.HtmlBody;
import dev.sentinelsync.site.html.StructuredData;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.PageSource;
import dev.sentinelsync.site.link.SiteFacts;
import dev.sentinelsync.support.Lines;
import dev.sentinelsync.support.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The HTML form of pages: content and frame (page layouts 13). */
public final class HtmlPages {

  /** Name of the setting with the title of the site. */
  public static final String TITLE = "site.title";

  /** Name of the setting with the address of the site, without a final slash; may be empty. */
  public static final String SITE_URL = "site.url";

  /** Name of the setting that says whether search engines may show pages: {@link #INDEXED}. */
  public static final String ROBOTS = "site.robots";

  /** Search engines may show pages. */
  public static final String INDEXED = "allow";

  private static final Pattern HOST = Pattern.compile("^[a-z]+://[^/?#]*");

  private static final String FRAME = "page.html.ftl";

  private static final String NOT_FOUND = "not-found.md.ftl";

  private HtmlPages() {}

  /**
   * What the frame shows.
   *
   * @param site the title of the site
   * @param home whether this is the first page
   * @param about what the page says of itself to programs
   * @param body the page's content
   * @param above references to the pages above this one, by label
   * @param navigation references to the main pages, by label
   * @param root the way to the root of the site
   * @param scripts file names of the scripts that this page has beside those of every page
   */
  public record Frame(
      String site,
      boolean home,
      About about,
      HtmlBody body,
      Map<String, String> above,
      Map<String, String> navigation,
      String root,
      List<String> scripts) {}

  /**
   * The page of the search.
   *
   * @param target reference to it; empty if there is none
   * @param here whether it is this page
   */
  public record Explorer(String target, boolean here) {}

  /**
   * What a page says of itself to programs.
   *
   * @param description a sentence or two
   * @param canonical the page's address in the web; empty if it is not known
   * @param data the same as JSON for an element of HTML; empty without an address
   * @param markdown reference to the page's Markdown form; empty if there is none
   * @param indexed whether search engines may show the page
   */
  public record About(
      String description, String canonical, String data, String markdown, boolean indexed) {}

  /** Whether search engines may show pages of the site. */
  public static boolean isIndexed(PageContext context) {
    return optional(context.facts(), ROBOTS, INDEXED).equals(INDEXED);
  }

  /** The path of an address of a site, without a final slash; empty for the root of a host. */
  public static String pathOf(String siteUrl) {
    return HOST.matcher(siteUrl).replaceFirst("").replaceFirst("/+$", "");
  }

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
            : siteUrl
                + "/"
                + PercentEncoding.path(
                    HtmlAddress.of(html.facts().get(SiteFacts.ADDRESS, target.key())));
    String page = html.fill("redirect.html.ftl", new Redirect(title, reference, canonical));
    return new Output(
        HtmlAddress.of(context.address()),
        Output.Role.INDEX,
        page.getBytes(StandardCharsets.UTF_8));
  }

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
    HtmlBody body = body(context, text);
    String siteUrl = optional(context.facts(), SITE_URL, "");
    String address = HtmlAddress.of(context.address());
    String canonical = siteUrl.isEmpty() ? "" : siteUrl + "/" + PercentEncoding.path(address);
    String description = body.description();
    if (description.isEmpty()) {
      List<String> names = new ArrayList<>(context.breadcrumb().keySet());
      names.add(body.title());
      description = String.join(" · ", names);
    }
    String data =
        canonical.isEmpty() ? "" : StructuredData.json(data(context, body, description, canonical));
    boolean indexed = context.page().kind().isContent() && isIndexed(context);
    About about = new About(description, canonical, data, markdown(context), indexed);
    return output(context, role, body, about);
  }

  /**
   * Makes the page that a host shows in place of one that is not there: at any address, so its
   * references start from the root of the host.
   */
  public static Output notFound(PageContext page) {
    PageContext context = page.forHtml(pathOf(page.setting(SITE_URL)) + "/");
    HtmlBody body = body(context, any -> context.fill(NOT_FOUND, Map.of()));
    About about = new About(body.description(), "", "", "", false);
    return output(context, Output.Role.PAGE, body, about);
  }

  private static String markdown(PageContext context) {
    return context.isInMarkdown()
        ? context.address().substring(context.address().lastIndexOf('/') + 1)
        : "";
  }

  private static HtmlBody body(PageContext context, Function<PageContext, String> text) {
    String markdown = Lines.normalise(text.apply(context));
    return HtmlBody.of(markdown, context.fragments().orElseThrow(), context.links().references());
  }

  private static Output output(PageContext context, Output.Role role, HtmlBody body, About about) {
    Frame frame =
        new Frame(
            optional(context.facts(), TITLE, ""),
            context.page().kind() == PageKind.HOME,
            about,
            body,
            context.breadcrumb(),
            TemplateFunctions.navigation(context),
            context.root(),
            scripts(context.page().kind()));
    String page = context.fill(FRAME, frame);
    return new Output(
        HtmlAddress.of(context.address()), role, page.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> scripts(PageKind kind) {
    return switch (kind) {
      case EXPLORER -> List.of(Assets.SEARCH);
      case OUTDATED -> List.of(Assets.OUTDATED);
      default -> List.of();
    };
  }

  /** In the words of schema.org. */
  private static Map<String, Object> data(
      PageContext context, HtmlBody body, String description, String canonical) {
    String site = optional(context.facts(), TITLE, "");
    String siteUrl = optional(context.facts(), SITE_URL, "") + "/";
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("@context", "https://schema.org");
    if (context.page().kind() == PageKind.HOME) {
      data.put("@type", "WebSite");
      data.put("name", site);
    } else {
      data.put("@type", "TechArticle");
      data.put("headline", body.title());
      data.put("isPartOf", Map.of("@id", siteUrl));
    }
    data.put("description", description);
    data.put("url", canonical);
    data.put("inLanguage", "en");
    PageSource.of(context.page(), context.facts())
        .flatMap(path -> context.facts().find(InputCatalog.LAST_CHANGE, path))
        .map(LastChange::date)
        .ifPresent(date -> data.put("dateModified", date.toString()));
    return data;
  }
}
