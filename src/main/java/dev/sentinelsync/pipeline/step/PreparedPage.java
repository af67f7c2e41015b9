package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.publish.PageContent;
import dev.sentinelsync.publish.PageEntry;
import dev.sentinelsync.publish.Phase;
import dev.sentinelsync.site.link.PageId;
import dev.sentinelsync.site.page.Output;
import dev.sentinelsync.site.page.RenderedPage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A page as the target takes it; digests are made once.
 *
 * @param page its identity
 * @param address its path in the target, which is that of its first output
 * @param outputs what the target stores
 * @param reads every fact that it read, with the fingerprint it had
 */
public record PreparedPage(
    PageId page, String address, List<PageContent> outputs, Map<FactKey, Fingerprint> reads) {

  /** Prepares a page whose files stay in memory. */
  public static PreparedPage of(RenderedPage page) {
    return of(page, output -> output);
  }

  /**
   * Prepares a page.
   *
   * @param kept puts a file where it waits to be published
   */
  static PreparedPage of(RenderedPage page, UnaryOperator<PageContent> kept) {
    return new PreparedPage(
        page.page(),
        page.address(),
        page.outputs().stream().map(PreparedPage::content).map(kept).toList(),
        page.reads());
  }

  /** The page with those outputs only that differ from what the target holds. */
  PreparedPage changed(Function<String, Optional<PageEntry>> held) {
    return with(
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
    return with(outputs.stream().filter(output -> !addresses.contains(output.path())).toList());
  }

  private PreparedPage with(List<PageContent> some) {
    return new PreparedPage(page, address, some, reads);
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
