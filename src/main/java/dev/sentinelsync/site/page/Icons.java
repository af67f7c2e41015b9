package dev.sentinelsync.site.page;

import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.link.WebAddress;
import dev.sentinelsync.site.template.Escape;
import dev.sentinelsync.site.template.Markup;

/** Small pictures inside text (page layouts 6). */
public final class Icons {

  private Icons() {}

  /** The ASIM sign in lists and second-level headings. */
  public static Markup small(PageContext context) {
    return asim(context, Images.LOGO, 16);
  }

  /** The ASIM sign in first-level headings. */
  static Markup badge(PageContext context) {
    return asim(context, Images.BADGE, 32);
  }

  private static Markup asim(PageContext context, String image, int height) {
    String address = context.links().href(new PageId(PageKind.IMAGE, image));
    return new Markup("<img src=\"" + address + "\" alt=\"ASIM\" height=\"" + height + "\">");
  }

  /**
   * The logo of a solution. HTML has none, since a page loads nothing from another host.
   *
   * @param address where it is
   * @param name the text in place of the picture, may be empty
   * @param pixels width and height
   * @return nothing if the address leads to no picture of the web
   */
  public static Markup logo(PageContext context, String address, String name, int pixels) {
    if (context.fragments().isPresent()) {
      return Markup.EMPTY;
    }
    String alt = Escape.inline(name).replace("\"", "&quot;");
    return WebAddress.usable(address)
        .map(
            safe ->
                new Markup(
                    "<img src=\"%s\" alt=\"%s\" width=\"%3$d\" height=\"%3$d\">"
                        .formatted(safe, alt, pixels)))
        .orElse(Markup.EMPTY);
  }
}
