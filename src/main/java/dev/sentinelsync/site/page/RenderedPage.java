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
 * @param outputs the files that it is published as, at least one
 * @param reads every fact that it read, with the fingerprint it had
 */
public record RenderedPage(PageId page, List<Output> outputs, Map<FactKey, Fingerprint> reads) {

  /** The path of its first output from the root of the site: what links to the page lead to. */
  public String address() {
    return outputs.get(0).address();
  }

  /** The first output. */
  public byte[] bytes() {
    return outputs.get(0).bytes();
  }
}
