package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.site.link.PageId;
import java.util.List;
import java.util.Map;

/**
 * A page and what it was made from.
 *
 * @param page its identity
 * @param outputs the files that it is published as, at least one, each at an address of its own
 * @param reads every fact that it read, with the fingerprint it had
 */
public record RenderedPage(PageId page, List<Output> outputs, Map<FactKey, Fingerprint> reads) {

  /** Checks the outputs. */
  public RenderedPage {
    outputs = List.copyOf(outputs);
    long addresses = outputs.stream().map(Output::address).distinct().count();
    if (addresses == 0 || addresses < outputs.size()) {
      throw new IllegalArgumentException(
          "page %s has %d outputs at %d addresses".formatted(page, outputs.size(), addresses));
    }
  }

  /** The path of its first output from the root of the site: links to the page lead to it. */
  public String address() {
    return outputs.get(0).address();
  }
}
