package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.RenderedPage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A page as the target takes it; digests are made once.
 *
 * @param page the page
 * @param outputs what the target stores
 */
public record PreparedPage(RenderedPage page, List<PageContent> outputs) {

  /** Prepares a page. */
  public static PreparedPage of(RenderedPage page) {
    return new PreparedPage(page, page.outputs().stream().map(PreparedPage::content).toList());
  }

  /** Its path in the target, which is that of its first output. */
  public String address() {
    return page.address();
  }

  /** The page with those outputs only that differ from what the target holds. */
  PreparedPage changed(Function<String, Optional<PageEntry>> held) {
    return new PreparedPage(
        page,
        outputs.stream()
            .filter(
                output ->
                    held.apply(output.path())
                        .filter(entry -> entry.sha256().equals(output.sha256()))
                        .isEmpty())
            .toList());
  }

  /** The page without some outputs, by their addresses. */
  PreparedPage without(Set<String> addresses) {
    return new PreparedPage(
        page, outputs.stream().filter(output -> !addresses.contains(output.path())).toList());
  }

  private static PageContent content(Output output) {
    return PageContent.of(output.address(), output.content(), phase(output.role()));
  }

  private static Phase phase(Output.Role role) {
    return switch (role) {
      case ASSET -> Phase.ASSET;
      case PAGE -> Phase.PAGE;
      case INDEX -> Phase.INDEX;
      case SHARD -> Phase.SHARD;
      case MANIFEST -> Phase.MANIFEST;
    };
  }
}
