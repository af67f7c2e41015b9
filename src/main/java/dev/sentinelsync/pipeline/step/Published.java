package dev.sentinelsync.pipeline.step;

import dev.sentinelsync.pipeline.StageResult;
import dev.sentinelsync.publish.PublishReceipt;
import java.util.List;
import java.util.SortedMap;

/**
 * Result of the seventh step.
 *
 * @param rendered what was built
 * @param pages the rendered pages, by address
 * @param written those of them that were sent to the target, because their bytes differ
 * @param removed kinds of the pages that were removed from the target, by address; an empty kind if
 *     it is not known
 * @param receipt what the target did
 */
public record Published(
    Rendered rendered,
    List<PreparedPage> pages,
    List<PreparedPage> written,
    SortedMap<String, String> removed,
    PublishReceipt receipt)
    implements StageResult {}
