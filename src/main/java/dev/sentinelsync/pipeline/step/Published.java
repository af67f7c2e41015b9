package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.publish.PublishReceipt;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Result of the seventh step.
 *
 * @param rendered what was built
 * @param pages the rendered pages, by address
 * @param written those of them that were sent to the target, with the outputs that differ
 * @param added addresses of those of the written pages that the target did not hold before
 * @param removed kinds of the pages that were removed from the target, by address; an empty kind if
 *     it is not known
 * @param removedOutputs addresses of all outputs that were removed, those of the pages among them
 * @param receipt what the target did
 */
public record Published(
    Rendered rendered,
    List<PreparedPage> pages,
    List<PreparedPage> written,
    Set<String> added,
    SortedMap<String, String> removed,
    SortedSet<String> removedOutputs,
    PublishReceipt receipt)
    implements StageResult {}
