package dev.sentinelsync.site;

/** Small pictures inside text (page layouts 6). */
final class Icons {

  private Icons() {}

  /** The ASIM sign in lists and second-level headings. */
  static String small(PageContext context) {
    return "<img src=\"%simages/asim-logo-small.png\" alt=\"ASIM\" height=\"16\">"
        .formatted(context.root());
  }
}
