package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.site.page.Output;
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
    Output output = page.outputs().get(0);
    return new PreparedPage(
        page, PageContent.of(output.address(), output.bytes(), phase(output.role())));
  }

  /** Its path in the target. */
  public String address() {
    return page.address();
  }

  private static Phase phase(Output.Role role) {
    return switch (role) {
      case ASSET -> Phase.ASSET;
      case PAGE -> Phase.PAGE;
      case INDEX -> Phase.INDEX;
    };
  }
}
