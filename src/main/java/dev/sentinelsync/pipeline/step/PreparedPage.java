package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.site.link.PageKind;
import dev.sentinelsync.site.page.RenderedPage;

/**
 * A page as the target takes it; bytes and digest are made once.
 *
 * @param page the page
 * @param content what the target stores
 */
public record PreparedPage(RenderedPage page, PageContent content) {

  /** Prepares a page. */
  public static PreparedPage of(RenderedPage page) {
    return new PreparedPage(
        page, PageContent.of(page.address(), page.bytes(), phase(page.page().kind())));
  }

  /** Its path in the target. */
  public String address() {
    return page.address();
  }

  private static Phase phase(PageKind kind) {
    if (kind == PageKind.IMAGE) {
      return Phase.ASSET;
    }
    return kind.isIndex() ? Phase.INDEX : Phase.PAGE;
  }
}
