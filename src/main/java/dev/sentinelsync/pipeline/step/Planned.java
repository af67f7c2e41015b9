package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.catalog.graph.FactKey;
import dev.sentinelsync.pipeline.BuildRequest;
import dev.sentinelsync.pipeline.StageResult;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Result of the fifth step: which pages are rendered.
 *
 * @param build what is built
 * @param batches pages to be rendered
 * @param causes the facts because of which a page is rendered again, by page key; without pages
 *     that are new or whose reads were not recorded
 * @param vanished keys of published pages that the facts no longer ask for
 */
public record Planned(
    BuildRequest build,
    List<RenderBatch> batches,
    SortedMap<String, SortedSet<FactKey>> causes,
    SortedSet<String> vanished)
    implements StageResult {}
