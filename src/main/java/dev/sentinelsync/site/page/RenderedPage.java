package dev.sentinelsync.site.page;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.catalog.graph.Fingerprint;
import dev.sentinelsync.site.link.PageId;
import java.util.Map;

/**
 * A page and what it was made from.
 *
 * @param page its identity
 * @param address its path from the root of the site
 * @param bytes the file
 * @param reads every fact that it read, with the fingerprint it had
 */
public record RenderedPage(
    PageId page, String address, byte[] bytes, Map<FactKey, Fingerprint> reads) {}
