package dev.sentinelsync.site.html;

/** Addresses of the HTML form of pages (page layouts 13.1). */
public final class HtmlAddress {

  private static final String MARKDOWN = ".md";

  private static final String HTML = ".html";

  /** What a browser asks for when it is given a folder. */
  private static final String HOME = "index.html";

  private HtmlAddress() {}

  /** Whether an output is an HTML form, by its address. */
  public static boolean isHtml(String address) {
    return address.endsWith(HTML);
  }

  /**
   * The address of the HTML form.
   *
   * @param address of a page; from the root of the site
   * @return the address itself for a file that is no Markdown page
   */
  public static String of(String address) {
    if (address.equals("readme.md")) {
      return HOME;
    }
    return address.endsWith(MARKDOWN)
        ? address.substring(0, address.length() - MARKDOWN.length()) + HTML
        : address;
  }
}
